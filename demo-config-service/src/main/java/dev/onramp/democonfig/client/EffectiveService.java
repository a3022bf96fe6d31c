package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.catalog.Codes;
import dev.onramp.democonfig.catalog.License;
import dev.onramp.democonfig.catalog.LicenseType;
import dev.onramp.democonfig.catalog.Licenses;
import dev.onramp.democonfig.client.EffectiveClient.EffectiveLicense;
import dev.onramp.democonfig.client.EffectiveClient.EffectiveLimit;
import dev.onramp.democonfig.client.EffectiveClient.EffectiveModule;
import dev.onramp.democonfig.client.EffectiveClient.EffectivePreference;
import dev.onramp.democonfig.client.EffectiveClient.Source;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what counts for a client, and why. */
@ApplicationScoped
class EffectiveService {

    private static final ObjectNode DEFAULTS = JsonNodeFactory.instance
            .objectNode()
            .put("theme", "light")
            .put("notifications", true)
            .put("language", "en")
            .put("time_zone", "UTC");

    private final ClientRepository clients;
    private final ClientWriter writer;
    private final Licenses licenses;
    private final Transactions transactions;
    private final RequestReader reader;

    EffectiveService(
            ClientRepository clients,
            ClientWriter writer,
            Licenses licenses,
            Transactions transactions,
            RequestReader reader) {
        this.clients = clients;
        this.writer = writer;
        this.licenses = licenses;
        this.transactions = transactions;
        this.reader = reader;
    }

    /** @param preview the licence to show the settings with, or null for the client's own */
    Uni<Versioned<EffectiveClient>> get(String caller, String id, @Nullable LicenseType preview) {
        return transactions.run(
                caller,
                () -> clients.findById(id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problems.notFound("client"))
                        .chain(writer::current)
                        .chain(client -> show(client, preview))
                        .map(shown -> Versioned.existing(shown, tag(shown))));
    }

    private Uni<EffectiveClient> show(ClientEntity client, @Nullable LicenseType preview) {
        var own = ClientView.of(client).license();
        return licenses.find(own)
                .chain(present -> licenses.find(preview == null ? own : preview)
                        .chain(license ->
                                licenses.moduleNames().map(names -> show(client, present, license, names, preview))));
    }

    private static EffectiveClient show(
            ClientEntity client,
            License present,
            License license,
            Map<String, String> names,
            @Nullable LicenseType preview) {
        var choice = new ModuleChoice(ClientView.of(client).modules());
        var wanted = preview == null ? choice : choice.switched(present, license);
        return new EffectiveClient(
                client.id,
                new EffectiveLicense(license.type(), licenseSource(client, preview)),
                modules(wanted, license, names),
                inactive(choice, license),
                preview == null ? null : choice.lost(present, license),
                limits(license),
                preferences(client, license),
                client.schedule());
    }

    private static Source licenseSource(ClientEntity client, @Nullable LicenseType preview) {
        if (preview != null) {
            return Source.preview;
        }
        return ClientView.of(client).licenseType() == null ? Source.standard : Source.client;
    }

    private static List<EffectiveModule> modules(ModuleChoice choice, License license, Map<String, String> names) {
        return choice.under(license).stream()
                .map(code -> new EffectiveModule(
                        code,
                        names.getOrDefault(code, code),
                        license.includedModules().contains(code) ? Source.license : Source.client))
                .toList();
    }

    private static List<String> inactive(ModuleChoice choice, License license) {
        return choice.texts().stream()
                .filter(text -> Codes.canonical(text).filter(license::allows).isEmpty())
                .toList();
    }

    private static List<EffectiveLimit> limits(License license) {
        return List.of(
                new EffectiveLimit("max_users", license.maxUsers(), Source.license),
                limit("max_custom_kpis", license.maxCustomKpis(), License.CUSTOM_KPIS),
                limit("max_data_sources", license.maxDataSources(), License.DATA_SOURCES));
    }

    private static EffectiveLimit limit(String name, @Nullable Integer value, int standard) {
        return value == null
                ? new EffectiveLimit(name, standard, Source.standard)
                : new EffectiveLimit(name, value, Source.license);
    }

    private static List<EffectivePreference> preferences(ClientEntity client, License license) {
        var layers = new PreferenceLayers().add(DEFAULTS, Source.standard).add(license.preferences(), Source.license);
        var own = ClientDocument.read(client.configData).preferences();
        return own == null ? layers.values() : layers.add(own, Source.client).values();
    }

    /** Many things make a change of it, so the tag is made from what is shown. */
    private ETag tag(EffectiveClient shown) {
        try {
            var json = reader.write(shown).toString().getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(json);
            return new ETag('"' + HexFormat.of().formatHex(digest, 0, 16) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
