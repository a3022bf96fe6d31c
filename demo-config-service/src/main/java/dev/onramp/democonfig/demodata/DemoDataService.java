package dev.onramp.democonfig.demodata;

import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.kpi.KpiDefinition;
import dev.onramp.democonfig.kpi.KpiSelection;
import dev.onramp.democonfig.kpi.Kpis;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Makes series for the KPIs of a client. Nothing is stored. */
@ApplicationScoped
class DemoDataService {

    /** Of all series of an answer together. */
    static final int MAX_VALUES = 100_000;

    private static final int MIN_YEAR = 1;
    private static final int MAX_YEAR = 9_999;

    private final Clients clients;
    private final Kpis kpis;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    DemoDataService(Clients clients, Kpis kpis, Transactions transactions, Clock clock) {
        this.clients = clients;
        this.kpis = kpis;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** On a worker, because a hundred thousand values take a while. */
    Uni<DemoDataResponse> generate(String caller, String clientId, DemoDataRequest request) {
        requireBounded(request);
        var dates = dates(request);
        return transactions
                .run(
                        caller,
                        () -> clients.find(clientId)
                                .onItem()
                                .ifNull()
                                .failWith(() -> Problems.notFound("client"))
                                .chain(client -> kpis.select(clientId, request.kpiCodes())))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(selection -> make(clientId, request, dates, selection));
    }

    private static void requireBounded(DemoDataRequest request) {
        long values = (long) request.kpiCodes().size() * request.pointsOrDefault();
        if (values > MAX_VALUES) {
            throw Problems.unprocessable(
                    "too-many-values",
                    "All series together have at most " + MAX_VALUES + " values; ask for fewer points or KPIs.",
                    List.of(Violation.body(
                            "/points",
                            "must be at most " + MAX_VALUES / request.kpiCodes().size() + " for so many KPIs")));
        }
    }

    private List<LocalDate> dates(DemoDataRequest request) {
        var granularity = request.granularityOrDefault();
        var end = request.endDate() == null
                ? granularity.lastBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                : request.endDate();
        requireYear(end, "/end_date");
        var points = request.pointsOrDefault();
        requireYear(granularity.before(end, points - 1), "/points");
        var result = new ArrayList<LocalDate>(points);
        for (int steps = points - 1; steps >= 0; steps--) {
            result.add(granularity.before(end, steps));
        }
        return result;
    }

    private static void requireYear(LocalDate date, String field) {
        if (date.getYear() < MIN_YEAR || date.getYear() > MAX_YEAR) {
            throw Problems.unprocessable(
                    "dates-out-of-range",
                    "A series begins and ends between the years 1 and 9999.",
                    List.of(Violation.body(field, "must keep the series between 0001-01-01 and 9999-12-31")));
        }
    }

    private DemoDataResponse make(
            String clientId, DemoDataRequest request, List<LocalDate> dates, KpiSelection selection) {
        long seed = request.seed() == null ? seeds.nextLong(DemoDataRequest.MAX_SEED) : request.seed();
        return new DemoDataResponse(
                clientId,
                seed,
                request.scenarioOrDefault(),
                request.granularityOrDefault(),
                dates.size(),
                dates.get(0),
                dates.get(dates.size() - 1),
                selection.found().stream()
                        .map(kpi -> series(kpi, seed, request, dates))
                        .toList(),
                selection.unknown());
    }

    private static DemoSeries series(KpiDefinition kpi, long seed, DemoDataRequest request, List<LocalDate> dates) {
        var values = Series.values(
                seed,
                kpi.code(),
                UnitKind.of(kpi.unit()),
                request.scenarioOrDefault(),
                request.granularityOrDefault(),
                dates.size());
        var points = new ArrayList<DemoSeries.Point>(dates.size());
        for (int i = 0; i < dates.size(); i++) {
            points.add(new DemoSeries.Point(dates.get(i), values.get(i)));
        }
        return new DemoSeries(kpi.code(), kpi.name(), kpi.unit(), points, Statistics.of(values));
    }
}
