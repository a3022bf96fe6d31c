package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.catalog.Catalogue;
import dev.onramp.democonfig.catalog.Codes;
import dev.onramp.democonfig.client.ClientView;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.settings.DemoConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Rules of custom KPIs. Whatever has to be asked of others is asked before the transaction that writes. */
@ApplicationScoped
class KpiService {

    /** No tag that anybody has: of what {@code If-None-Match} may say on a PUT only {@code *} matches. */
    private static final ETag PRESENT = new ETag("\"present\"");

    private final Clients clients;
    private final Catalogue catalogue;
    private final ColumnLookup lookup;
    private final Transactions transactions;
    private final RequestReader reader;
    private final KpiForms forms;
    private final RequestFormulas formulas;
    private final Worker worker;
    private final Duration deadline;

    KpiService(
            Clients clients,
            Catalogue catalogue,
            ColumnLookup lookup,
            Transactions transactions,
            RequestReader reader,
            KpiForms forms,
            RequestFormulas formulas,
            Worker worker,
            DemoConfig config) {
        this.clients = clients;
        this.catalogue = catalogue;
        this.lookup = lookup;
        this.transactions = transactions;
        this.reader = reader;
        this.forms = forms;
        this.formulas = formulas;
        this.worker = worker;
        this.deadline = config.connector().deadline();
    }

    /** A KPI that is to be stored, and what is known to judge it by. */
    private record Candidate(String code, CustomKpi kpi, KpiCheck.Facts facts) {}

    Uni<Versioned<Page<KpiResponse>>> list(String caller, String clientId, KpiPage page) {
        return clients.read(caller, clientId).map(client -> {
            var all = CustomKpis.of(client.body().customKpis());
            var items = all.codes().stream()
                    .map(code -> KpiResponse.of(code, present(all, code)))
                    .toList();
            return Versioned.existing(page.of(items), client.tag());
        });
    }

    Uni<Versioned<KpiResponse>> get(String caller, String clientId, String written) {
        var code = CustomKpi.canonical(written);
        return clients.read(caller, clientId).map(client -> {
            var kpi = present(CustomKpis.of(client.body().customKpis()), code);
            return Versioned.existing(KpiResponse.of(code, kpi), client.tag());
        });
    }

    Uni<Versioned<KpiResponse>> put(
            String caller, String clientId, String written, Preconditions preconditions, KpiRequest request) {
        var code = requireForm(written);
        if (request.code() != null && !CustomKpi.canonical(request.code()).equals(code)) {
            throw Problems.unprocessable(
                    "id-mismatch",
                    "The body names another resource than the path.",
                    List.of(Violation.body("/code", "must be the code in the path, or absent")));
        }
        var kpi = CustomKpi.of(code, request);
        return clients.read(caller, clientId)
                .chain(client -> candidate(caller, client.body(), code, code, kpi))
                .chain(candidate -> store(caller, clientId, code, preconditions, candidate));
    }

    private Uni<Versioned<KpiResponse>> store(
            String caller, String clientId, String code, Preconditions preconditions, Candidate candidate) {
        var read = formulas.get();
        var created = new AtomicBoolean();
        var warnings = new ArrayList<KpiViolation>();
        return clients.change(caller, clientId, preconditions.onWhole(), document -> {
                    var kpis = new KpiDocument(document);
                    created.set(!kpis.has(code));
                    preconditions.onPart().requireMatch(created.get() ? null : PRESENT);
                    warnings.addAll(requireValid(kpis.kpis(read), code, candidate));
                    kpis.put(code, candidate.kpi());
                    return document;
                })
                .map(client -> answer(candidate, client.tag(), created.get(), warnings));
    }

    Uni<Versioned<KpiResponse>> patch(
            String caller, String clientId, String written, Preconditions preconditions, ObjectNode patch) {
        var code = CustomKpi.canonical(written);
        return Uni.createFrom()
                .deferred(() -> clients.read(caller, clientId).chain(client -> {
                    var before = present(CustomKpis.of(client.body().customKpis()), code);
                    var kpi = patched(code, before, patch);
                    var renamed = Objects.requireNonNullElse(kpi.code(), code);
                    return candidate(caller, client.body(), code, renamed, kpi)
                            .chain(candidate ->
                                    change(caller, clientId, preconditions, new Change(code, before, candidate)));
                }))
                .onFailure(OvertakenException.class)
                .retry()
                .atMost(3)
                .onFailure(OvertakenException.class)
                .transform(failure -> Problems.preconditionFailed());
    }

    /** {@code candidate} for the KPI {@code code}, which looked like {@code before}. */
    private record Change(String code, CustomKpi before, Candidate candidate) {}

    private Uni<Versioned<KpiResponse>> change(
            String caller, String clientId, Preconditions preconditions, Change change) {
        var read = formulas.get();
        var warnings = new ArrayList<KpiViolation>();
        return clients.change(caller, clientId, preconditions.onWhole(), document -> {
                    var kpis = new KpiDocument(document);
                    var all = kpis.kpis(read);
                    if (!present(all, change.code()).equals(change.before())) {
                        throw new OvertakenException();
                    }
                    requireFree(all, change.code(), change.candidate().code());
                    warnings.addAll(requireValid(all, change.code(), change.candidate()));
                    kpis.put(change.code(), change.candidate().kpi());
                    return document;
                })
                .map(client -> answer(change.candidate(), client.tag(), false, warnings));
    }

    private static void requireFree(CustomKpis all, String code, String renamed) {
        if (renamed.equals(code)) {
            return;
        }
        if (all.get(renamed) != null) {
            throw KpiProblems.exists();
        }
        requireUnused(all, code);
    }

    private CustomKpi patched(String code, CustomKpi before, ObjectNode patch) {
        var shown = reader.write(KpiResponse.of(code, before));
        var request = reader.patched(shown, patch, KpiRequest.class);
        return CustomKpi.of(request.code() == null ? code : CustomKpi.canonical(request.code()), request);
    }

    Uni<Void> delete(String caller, String clientId, String written, Preconditions preconditions) {
        var code = CustomKpi.canonical(written);
        var read = formulas.get();
        return clients.read(caller, clientId)
                .chain(client -> worker.run(
                        () -> CustomKpis.of(client.body().customKpis(), read).usersOf(code)))
                .chain(users -> transactions.run(caller, () -> catalogue.kpis(List.of(code))))
                .chain(listed -> clients.change(caller, clientId, preconditions, document -> {
                    var kpis = new KpiDocument(document);
                    var all = kpis.kpis(read);
                    present(all, code);
                    // Where it hides one of the catalogue, others are made from that one then.
                    if (!listed.containsKey(code)) {
                        requireUnused(all, code);
                    }
                    kpis.remove(code);
                    return document;
                }))
                .replaceWithVoid();
    }

    Uni<ValidationResponse> validate(String caller, String clientId, KpiRequest request) {
        var code = request.code() == null ? "" : CustomKpi.canonical(request.code());
        var malformed = forms.check(request);
        var read = formulas.get();
        return clients.read(caller, clientId).chain(client -> {
            if (!malformed.isEmpty()) {
                return Uni.createFrom().item(new ValidationResponse(false, malformed, List.of(), List.of()));
            }
            return candidate(caller, client.body(), code, code, CustomKpi.of(code, request))
                    .map(candidate -> judge(CustomKpis.of(client.body().customKpis(), read), code, candidate))
                    .map(verdict -> new ValidationResponse(
                            verdict.isValid(), verdict.errors(), verdict.references(), verdict.warnings()));
        });
    }

    /** On a worker, because a chain of large formulas takes some milliseconds. */
    Uni<EvaluationResponse> evaluate(String caller, String clientId, String written, EvaluationRequest request) {
        var code = CustomKpi.canonical(written);
        var values = GivenValues.read(request.values());
        return clients.read(caller, clientId)
                .chain(client -> worker.run(() -> {
                    var all = CustomKpis.of(client.body().customKpis());
                    present(all, code);
                    return new EvaluationResponse(code, Evaluation.of(all, code, values));
                }));
    }

    /** Looks up what a check needs. */
    private Uni<Candidate> candidate(String caller, ClientView client, String replaced, String code, CustomKpi kpi) {
        var all = CustomKpis.of(client.customKpis(), formulas.get()).with(replaced, code, kpi);
        return worker.run(() -> read(all, replaced, code))
                .chain(columns -> lookup.find(columns, client.dataSources(), deadline))
                .chain(findings -> transactions.run(
                        caller,
                        () -> catalogue
                                .kpis(KpiCheck.wantedKpis(all, code))
                                .chain(listed -> catalogue
                                        .objects(KpiCheck.wantedObjects(kpi))
                                        .map(objects -> new Candidate(
                                                code, kpi, new KpiCheck.Facts(listed, objects, findings))))));
    }

    /** Reads the formulas that the transaction will look at, and gives the columns that the one of {@code code} names. */
    private static Set<String> read(CustomKpis all, String replaced, String code) {
        all.closure(List.of(code));
        if (!replaced.equals(code)) {
            all.usersOf(replaced);
        }
        var formula = all.formula(code);
        return formula == null
                ? Set.of()
                : formula.columns().stream().map(Reference::name).collect(Collectors.toSet());
    }

    private static List<KpiViolation> requireValid(CustomKpis all, String replaced, Candidate candidate) {
        var verdict = judge(all, replaced, candidate);
        if (!verdict.isValid()) {
            throw KpiProblems.invalid(verdict.errors());
        }
        return verdict.warnings();
    }

    private static Verdict judge(CustomKpis all, String replaced, Candidate candidate) {
        return KpiCheck.of(all.with(replaced, candidate.code(), candidate.kpi()), candidate.code(), candidate.facts());
    }

    private static CustomKpi present(CustomKpis all, String code) {
        var kpi = all.get(code);
        if (kpi == null) {
            throw KpiProblems.notFound();
        }
        return kpi;
    }

    private static void requireUnused(CustomKpis all, String code) {
        var users = all.usersOf(code);
        if (!users.isEmpty()) {
            throw KpiProblems.inUse(users);
        }
    }

    private static String requireForm(String written) {
        var code = CustomKpi.canonical(written);
        if (!code.matches(Codes.FORM)) {
            throw Problems.invalid(Violation.path("code", Codes.MESSAGE));
        }
        return code;
    }

    private static Versioned<KpiResponse> answer(
            Candidate candidate, ETag tag, boolean created, List<KpiViolation> warnings) {
        var body = KpiResponse.of(candidate.code(), candidate.kpi(), warnings);
        return created ? Versioned.created(body, tag) : Versioned.existing(body, tag);
    }

    /** Somebody changed the KPI between its check and its write. */
    @SuppressWarnings("serial") // It never leaves the process.
    private static final class OvertakenException extends RuntimeException {
        OvertakenException() {
            super(null, null, false, false);
        }
    }
}
