package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of the licences, of which there are three. */
@Singleton
class LicenseService extends EntryService<LicenseEntity, LicenseRequest, LicenseResponse> {

    private final CatalogueLists lists;
    private final CatalogueUsage usage;

    LicenseService(LicenseRepository rows, EntryParts parts, CatalogueLists lists, CatalogueUsage usage) {
        super(
                rows,
                parts,
                new Kind<>("license", "license_type", CatalogueRows.Table.license_types, LicenseRequest.class));
        this.lists = lists;
        this.usage = usage;
    }

    @Override
    Optional<String> canonical(String code) {
        return LicenseType.of(code).map(Enum::name);
    }

    @Override
    RuntimeException badCode() {
        return notFound();
    }

    @Override
    LicenseEntity make() {
        throw new IllegalStateException("One of the three licences is missing");
    }

    @Override
    void fill(LicenseEntity entry, LicenseRequest request) {
        entry.includedModules = Codes.canonical(request.includedModules()).toArray(String[]::new);
        entry.allowedModules = Codes.canonical(request.allowedModules()).toArray(String[]::new);
        entry.allowsAll = Boolean.TRUE.equals(request.allowsAll());
        entry.maxUsers = request.maxUsers();
        entry.maxCustomKpis = request.maxCustomKpis();
        entry.maxDataSources = request.maxDataSources();
        entry.preferences = Objects.requireNonNullElseGet(request.preferences(), JsonNodeFactory.instance::objectNode);
    }

    @Override
    LicenseRequest asRequest(LicenseEntity entry) {
        return new LicenseRequest(
                entry.id,
                entry.name,
                entry.description,
                List.of(entry.includedModules),
                List.of(entry.allowedModules),
                entry.allowsAll,
                entry.maxUsers,
                entry.maxCustomKpis,
                entry.maxDataSources,
                entry.preferences);
    }

    @Override
    Uni<Void> check(@Nullable LicenseEntity present, LicenseRequest request) {
        var preferences = request.preferences();
        // What somebody wrote by SQL may stay.
        if (preferences != null && !(present != null && preferences.equals(present.preferences))) {
            Preferences.require(preferences);
        }
        return lists.modules()
                .invoke(modules -> requireKnown(request, List.copyOf(modules.keySet())))
                .chain(modules -> present == null
                        ? Uni.createFrom().voidItem()
                        : requireUnused(present, request, modules.keySet()));
    }

    @Override
    Uni<Void> requireUnused(String code) {
        throw new IllegalStateException("No licence is ever deleted");
    }

    @Override
    Uni<List<LicenseResponse>> show(List<LicenseEntity> entries) {
        return Uni.createFrom().item(entries.stream().map(LicenseResponse::of).toList());
    }

    private static void requireKnown(LicenseRequest request, List<String> modules) {
        var message = "must be the code of a module";
        var unknown = new ArrayList<Violation>(
                unknown("included_modules", Codes.canonical(request.includedModules()), modules, message));
        unknown.addAll(unknown("allowed_modules", Codes.canonical(request.allowedModules()), modules, message));
        if (!unknown.isEmpty()) {
            throw Problems.unprocessable("unknown-module", "There is no such module; see violations.", unknown);
        }
    }

    /** Nobody loses a module by a change of the licence, but by a decision about the client. */
    private Uni<Void> requireUnused(LicenseEntity present, LicenseRequest request, Collection<String> modules) {
        var gone = noLongerAllowed(present, request, modules);
        var withdrawn = new LinkedHashSet<>(Arrays.asList(present.includedModules));
        Codes.canonical(request.includedModules()).forEach(withdrawn::remove);
        withdrawn.retainAll(modules);
        if (gone.isEmpty() && withdrawn.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return usage.ofLicense(LicenseType.valueOf(present.id), gone, withdrawn)
                .invoke(clients -> new Uses()
                        .add(clients)
                        .requireNone(
                                "license-in-use",
                                "Clients with this license would lose modules: they chose what it would no longer allow,"
                                        + " or have only by it what it would no longer include; see usages and total."))
                .replaceWithVoid();
    }

    private static Set<String> noLongerAllowed(
            LicenseEntity present, LicenseRequest request, Collection<String> modules) {
        var gone = new LinkedHashSet<String>();
        if (Boolean.TRUE.equals(request.allowsAll())) {
            return gone;
        }
        if (present.allowsAll) {
            gone.addAll(modules);
        }
        gone.addAll(Arrays.asList(present.includedModules));
        gone.addAll(Arrays.asList(present.allowedModules));
        Codes.canonical(request.includedModules()).forEach(gone::remove);
        Codes.canonical(request.allowedModules()).forEach(gone::remove);
        return gone;
    }
}
