package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out about the columns that formulas name, in the data sources of a client and before any transaction. */
@ApplicationScoped
class ColumnLookup {

    private final ColumnSource source;
    private final Vertx vertx;
    private final Worker worker;

    ColumnLookup(ColumnSource source, Vertx vertx, Worker worker) {
        this.source = source;
        this.vertx = vertx;
        this.worker = worker;
    }

    /**
     * What is known of each of {@code columns} when the time is up; never fails. On the Vert.x context of the caller.
     *
     * @param time for all data sources together; if there is none left, nobody is asked
     */
    Uni<Map<String, Columns.Finding>> find(Set<String> columns, List<ObjectNode> dataSources, Duration time) {
        if (columns.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return known(dataSources, time).chain(known -> worker.run(() -> new Columns(dataSources, known).find(columns)));
    }

    private Uni<Map<String, ProfileColumns>> known(List<ObjectNode> dataSources, Duration time) {
        if (time.isNegative() || time.isZero()) {
            return Uni.createFrom().item(Map.of());
        }
        var known = new ConcurrentHashMap<String, ProfileColumns>();
        var context = vertx.getOrCreateContext();
        var profiles = new Columns(dataSources, Map.of()).profiles().iterator();
        return next(profiles, known)
                .ifNoItem()
                .after(time)
                .recoverWithUni(Uni.createFrom().voidItem())
                // A copy, as a late answer may still come in.
                .map(done -> Map.copyOf(known))
                .emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    private Uni<Void> next(Iterator<String> profiles, Map<String, ProfileColumns> known) {
        if (!profiles.hasNext()) {
            return Uni.createFrom().voidItem();
        }
        var profile = profiles.next();
        return ask(profile).chain(answer -> {
            known.put(profile, answer);
            return answer.status() == ProfileColumns.Status.AWAY
                    ? Uni.createFrom().voidItem()
                    : next(profiles, known);
        });
    }

    private Uni<ProfileColumns> ask(String profile) {
        return source.columns(profile).onFailure().recoverWithItem(ProfileColumns.none(ProfileColumns.Status.AWAY));
    }
}
