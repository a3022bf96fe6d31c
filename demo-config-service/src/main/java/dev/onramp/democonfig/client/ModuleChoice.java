package dev.onramp.democonfig.client;

import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.catalog.Codes;
import dev.onramp.democonfig.catalog.License;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The modules that a client chose, as they are written, and what a licence makes of them. A text that is no code of the
 * catalogue switches nothing on.
 */
record ModuleChoice(List<String> texts) {

    /** The codes that could be some module's, in upper case, each once. */
    Set<String> codes() {
        var codes = new LinkedHashSet<String>();
        texts.forEach(text -> Codes.canonical(text).ifPresent(codes::add));
        return codes;
    }

    /** The modules that are on under the licence: those it includes, then those of the choice that it allows. */
    Set<String> under(License license) {
        var modules = new LinkedHashSet<>(license.includedModules());
        codes().stream().filter(license::allows).forEach(modules::add);
        return modules;
    }

    /** The modules that a change from one licence to another switches off: those that the other does not allow. */
    List<String> lost(License before, License after) {
        var lost = new ArrayList<>(under(before));
        lost.removeIf(after::allows);
        return lost;
    }

    /** The choice after a change from one licence to another: nothing is off that the other allows. */
    ModuleChoice switched(License before, License after) {
        return without(lost(before, after)).with(before, after);
    }

    /** The choice and what one licence included and the other leaves to the client. */
    ModuleChoice with(License before, License after) {
        var chosen = codes();
        var kept = new ArrayList<>(texts);
        before.includedModules().stream()
                .filter(module ->
                        after.allows(module) && !after.includedModules().contains(module) && !chosen.contains(module))
                .forEach(kept::add);
        return new ModuleChoice(List.copyOf(kept));
    }

    /** The choice without those of {@code modules} that it has. */
    ModuleChoice without(Collection<String> modules) {
        var gone = new HashSet<>(modules);
        return new ModuleChoice(texts.stream()
                .filter(text -> Codes.canonical(text).filter(gone::contains).isEmpty())
                .toList());
    }

    /** Whether some of it is no module at all. */
    boolean hasUnknown(Set<String> modules) {
        return texts.stream().anyMatch(text -> known(text, modules).isEmpty());
    }

    /** What is wrong with each text that is no module, or none that the licence allows; none of {@code excused}. */
    List<Violation> violations(Set<String> modules, License license, Collection<String> excused) {
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < texts.size(); i++) {
            var code = known(texts.get(i), modules);
            if (code.isEmpty()) {
                violations.add(Violation.body("/modules/" + i, "must be the code of a module; see allowed"));
            } else if (!license.allows(code.get()) && !excused.contains(code.get())) {
                violations.add(
                        Violation.body("/modules/" + i, "must be a module that the license allows; see allowed"));
            }
        }
        return violations;
    }

    private static Optional<String> known(String text, Set<String> modules) {
        return Codes.canonical(text).filter(modules::contains);
    }
}
