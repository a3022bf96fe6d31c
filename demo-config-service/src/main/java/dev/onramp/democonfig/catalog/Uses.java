package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects who uses an entry, and refuses if there is anybody. */
final class Uses {

    private final List<Use> uses = new ArrayList<>();
    private long total;

    Uses add(String kind, Collection<String> refs) {
        return add(kind, refs, refs.size());
    }

    Uses add(CatalogueUsage.Users clients) {
        return add("client", clients.ids(), clients.total());
    }

    private Uses add(String kind, Collection<String> refs, long count) {
        refs.stream()
                .limit(Math.max(0, CatalogueUsage.NAMED - uses.size()))
                .forEach(ref -> uses.add(new Use(kind, ref)));
        total += count;
        return this;
    }

    void requireNone(String problem, String detail) {
        if (total > 0) {
            throw HttpProblem.builder(Problems.conflict(problem, detail))
                    .with("usages", uses)
                    .with("total", total)
                    .build();
        }
    }
}
