package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.catalog.License;
import dev.onramp.democonfig.catalog.LicenseType;
import dev.onramp.democonfig.catalog.Licenses;
import dev.onramp.democonfig.client.ClientWriteParameters.LicenseChange;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a client may have by its licence. All methods join the running transaction, which has locked the client. */
@ApplicationScoped
class LicensePolicy {

    private static final Set<String> CONCERNED = Set.of("license_type", "modules", "custom_kpis", "data_sources");
    private static final Duration HORIZON = Duration.ofDays(3653);

    private final Licenses licenses;
    private final Clock clock;

    LicensePolicy(Licenses licenses, Clock clock) {
        this.licenses = licenses;
        this.clock = clock;
    }

    /**
     * A document that may be stored, and what is planned.
     *
     * @param schedule the change of the licence that is planned then
     */
    record Admitted(ObjectNode document, @Nullable ScheduledLicense schedule) {}

    /**
     * Lets a document be stored, with its modules in canonical form.
     *
     * @param before what is stored, or null for a new client
     * @param schedule what is planned already
     * @param named the top-level fields that the write names; others may be odd
     * @throws HttpProblem 409 or 422 if the licence does not allow it
     */
    Uni<Admitted> admit(
            @Nullable ClientView before,
            @Nullable ScheduledLicense schedule,
            ClientView requested,
            ObjectNode document,
            Set<String> named,
            LicenseChange change) {
        if (change.effectiveAt() != null) {
            requireLaterChange(before, requested, named, change);
        } else if (named.stream().noneMatch(CONCERNED::contains)) {
            return Uni.createFrom().item(new Admitted(document, schedule));
        }
        var planned = planned(schedule, requested, change);
        var after = change.effectiveAt() == null || before == null ? requested : keepLicense(before, document);
        var codes = new ModuleChoice(after.modules()).codes();
        return licenseBefore(before, after)
                .chain(old -> hold(after.license(), codes, old)
                        .chain(license -> licenses.moduleNames()
                                .invoke(names -> new Decision(before, old, after, license, names.keySet(), named)
                                        .apply(document, change))))
                .replaceWith(() -> new Admitted(document, planned));
    }

    /**
     * The document of a client whose licence changes as planned: modules that it does not allow are dropped. Joins the
     * running transaction, which has locked the client.
     */
    Uni<ObjectNode> switched(ClientView before, ObjectNode document, LicenseType type) {
        var codes = new ModuleChoice(before.modules()).codes();
        return licenses.find(before.license())
                .chain(old -> hold(type, codes, old).map(license -> switched(before, document, old, license)));
    }

    /** As it would be with another licence. */
    static ObjectNode switched(ClientView before, ObjectNode document, License old, License license) {
        var result = document.deepCopy();
        result.put("license_type", license.type().name());
        var choice = new ModuleChoice(before.modules());
        return write(result, choice, choice.switched(old, license));
    }

    /** What the client may keep stays, too: it is written into its choice. */
    private Uni<License> hold(LicenseType type, Collection<String> chosen, License old) {
        var modules = new TreeSet<>(chosen);
        modules.addAll(old.includedModules());
        return licenses.hold(type, modules);
    }

    private Uni<License> licenseBefore(@Nullable ClientView before, ClientView after) {
        return licenses.find(before == null ? after.license() : before.license());
    }

    private static ClientView keepLicense(ClientView before, ObjectNode document) {
        var type = before.licenseType();
        if (type == null) {
            document.remove("license_type");
        } else {
            document.put("license_type", type.name());
        }
        return ClientView.of(before.clientId(), document);
    }

    private static @Nullable ScheduledLicense planned(
            @Nullable ScheduledLicense present, ClientView requested, LicenseChange change) {
        if (change.effectiveAt() != null) {
            return new ScheduledLicense(requested.license(), change.effectiveAt());
        }
        return present != null && present.licenseType() == requested.license() ? null : present;
    }

    private void requireLaterChange(
            @Nullable ClientView before, ClientView requested, Set<String> named, LicenseChange change) {
        var now = clock.instant();
        var at = change.effectiveAt();
        if (before == null || !named.contains("license_type") || requested.license() == before.license()) {
            throw refuseTime(
                    "nothing-to-schedule",
                    "The write does not change the license of a client.",
                    "must come with a change of license_type");
        }
        if (at != null && !at.isAfter(now)) {
            throw refuseTime("effective-at-past", "A change cannot be planned for the past.", "must be in the future");
        }
        if (at != null && at.isAfter(now.plus(HORIZON))) {
            throw refuseTime(
                    "effective-at-too-late", "A change cannot be planned that far ahead.", "must be within ten years");
        }
    }

    private static HttpProblem refuseTime(String name, String detail, String message) {
        return Problems.unprocessable(name, detail, List.of(Violation.query("effective_at", message)));
    }

    private static ObjectNode write(ObjectNode document, ModuleChoice present, ModuleChoice wanted) {
        if (!wanted.equals(present)) {
            var modules = document.putArray("modules");
            wanted.texts().forEach(modules::add);
        }
        return document;
    }

    /** Everything that decides about one write. */
    private record Decision(
            @Nullable ClientView before,
            License old,
            ClientView after,
            License license,
            Set<String> modules,
            Set<String> named) {

        void apply(ObjectNode document, LicenseChange change) {
            var choice = new ModuleChoice(after.modules());
            // What a change of the licence takes away is another matter than what the caller asks for anew.
            var had = before == null ? List.<String>of() : lostOf(before, choice);
            if (!had.isEmpty() && !change.dropModules()) {
                throw switchedOff(had);
            }
            if (named.contains("modules")) {
                requireAllowed(choice, had);
            }
            requireWithinLimits();
            var kept = choice.without(had);
            if (named.contains("modules") && document.has("modules")) {
                // The list that the caller writes is the whole choice.
                var canonical = document.putArray("modules");
                kept.codes().forEach(canonical::add);
            } else {
                write(document, choice, before == null ? kept : kept.with(old, license));
            }
        }

        private List<String> lostOf(ClientView stored, ModuleChoice choice) {
            if (old.type() == license.type()) {
                return List.of();
            }
            var present = new ModuleChoice(stored.modules()).codes();
            var lost = new ArrayList<>(choice.lost(old, license));
            lost.removeIf(module -> choice.codes().contains(module)
                    && !present.contains(module)
                    && !old.includedModules().contains(module));
            return lost;
        }

        private HttpProblem switchedOff(List<String> lost) {
            var problem = Problems.conflict(
                    "modules-not-licensed",
                    "The license does not allow modules that the client has. Drop them with drop_modules=true, or plan"
                            + " the change with effective_at.");
            return HttpProblem.builder(problem)
                    .with("modules", lost)
                    .with("allowed", license.allowedModules())
                    .build();
        }

        private void requireAllowed(ModuleChoice choice, List<String> excused) {
            var violations = choice.violations(modules, license, excused);
            if (!violations.isEmpty()) {
                var problem = choice.hasUnknown(modules)
                        ? Problems.unprocessable(
                                "unknown-module", "There is no such module; see violations and allowed.", violations)
                        : Problems.unprocessable(
                                "module-not-licensed",
                                "The license does not allow it; see violations and allowed.",
                                violations);
                throw HttpProblem.builder(problem)
                        .with("allowed", license.allowedModules())
                        .build();
            }
        }

        private void requireWithinLimits() {
            var violations = new ArrayList<Violation>();
            limit(
                    violations,
                    "custom_kpis",
                    after.customKpis().size(),
                    before == null ? 0 : before.customKpis().size(),
                    license.maxCustomKpis());
            limit(
                    violations,
                    "data_sources",
                    after.dataSources().size(),
                    before == null ? 0 : before.dataSources().size(),
                    license.maxDataSources());
            if (!violations.isEmpty()) {
                throw Problems.unprocessable(
                        "license-limit-exceeded", "The license does not allow as many; see violations.", violations);
            }
        }

        /** Who has too many, by a change that was planned or by SQL, may take away one after the other. */
        private void limit(List<Violation> violations, String field, int size, int present, @Nullable Integer max) {
            var isNew = named.contains(field) && size > present;
            if (max != null && size > max && (isNew || old.type() != license.type())) {
                violations.add(Violation.body("/" + field, "must have at most " + max + " items by the license"));
            }
        }
    }
}
