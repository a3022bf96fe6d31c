package dev.onramp.democonfig.generation;

import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.catalog.Catalogue;
import dev.onramp.democonfig.catalog.LicenseType;
import dev.onramp.democonfig.catalog.Licenses;
import dev.onramp.democonfig.client.ClientView;
import dev.onramp.democonfig.client.Clients;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.kpi.KpiSelection;
import dev.onramp.democonfig.kpi.Kpis;
import dev.onramp.democonfig.proposal.ProposalResponse;
import dev.onramp.democonfig.proposal.Proposals;
import dev.onramp.democonfig.ratecard.RateCard;
import dev.onramp.democonfig.ratecard.RateCards;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** Finds what a request refers to, and has the proposal computed. */
@ApplicationScoped
class GenerationService {

    /** The schedule ends within 20 years, so their holidays, and those of the year that it begins in, are enough. */
    private static final int YEARS = 21;

    private final Proposals proposals;
    private final Clients clients;
    private final Catalogue catalogue;
    private final Licenses licenses;
    private final Kpis kpis;
    private final RateCards rateCards;
    private final Transactions transactions;
    private final Vertx vertx;
    private final Clock clock;

    GenerationService(
            Proposals proposals,
            Clients clients,
            Catalogue catalogue,
            Licenses licenses,
            Kpis kpis,
            RateCards rateCards,
            Transactions transactions,
            Vertx vertx,
            Clock clock) {
        this.proposals = proposals;
        this.clients = clients;
        this.catalogue = catalogue;
        this.licenses = licenses;
        this.kpis = kpis;
        this.rateCards = rateCards;
        this.transactions = transactions;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Stores the computed proposal as a draft. */
    Uni<RestResponse<ProposalResponse>> generate(String caller, IdempotencyKey key, GenerationRequest request) {
        return prepared(request)
                .chain(holidays ->
                        proposals.create(caller, key, request.proposalId(), request, () -> content(request, holidays)));
    }

    /** Computes the proposal and stores nothing. */
    Uni<ProposalContent> price(String caller, GenerationRequest request) {
        return prepared(request).chain(holidays -> transactions.run(caller, () -> content(request, holidays)));
    }

    /** The public holidays that the request asks for, once it makes sense by itself. */
    private Uni<Set<LocalDate>> prepared(GenerationRequest request) {
        return Uni.createFrom().deferred(() -> {
            RequestChecks.requireSense(request, today(request));
            var calendar = request.holidayCalendar();
            if (calendar == null) {
                return Uni.createFrom().item(Set.of());
            }
            var days = vertx.executeBlocking(
                    () -> PublicHolidays.of(calendar, request.startDate().getYear(), YEARS), false);
            return Uni.createFrom().completionStage(days::toCompletionStage);
        });
    }

    private LocalDate today(GenerationRequest request) {
        return LocalDate.ofInstant(clock.instant(), RequestChecks.zone(request));
    }

    private Uni<ProposalContent> content(GenerationRequest request, Set<LocalDate> holidays) {
        return client(request)
                .call(client -> requireUsers(request, client))
                .chain(() -> rateCard(request))
                .chain(card -> kpis.select(request.clientId(), kpiCodes(request))
                        .chain(selection -> catalogue
                                .objects(objectCodes(request))
                                .chain(objects -> catalogue
                                        .valueChains(valueChains(request))
                                        .map(chains -> compose(request, holidays, card, selection, objects, chains)))));
    }

    private ProposalContent compose(
            GenerationRequest request,
            Set<LocalDate> holidays,
            RateCard card,
            KpiSelection selection,
            Map<String, String> objects,
            Map<String, String> chains) {
        requireKnown(request, selection, objects, chains);
        return Composition.of(request, new Basis(card, selection.found(), objects, chains, holidays, today(request)));
    }

    private Uni<ClientView> client(GenerationRequest request) {
        // Held before it is read, so that what is read holds until the end.
        return clients.hold(request.clientId())
                .chain(() -> clients.find(request.clientId()))
                .map(client -> {
                    if (client == null) {
                        throw Problems.unprocessable(
                                "unknown-client",
                                "A proposal is for a client that exists.",
                                List.of(Violation.body("/client_id", "must be the id of an existing client")));
                    }
                    return client;
                });
    }

    private Uni<Void> requireUsers(GenerationRequest request, ClientView client) {
        var users = request.users();
        if (users == null) {
            return Uni.createFrom().voidItem();
        }
        var type = Objects.requireNonNullElse(client.licenseType(), LicenseType.DEFAULT);
        return licenses.find(type)
                .invoke(license -> {
                    if (license.maxUsers() != null && users > license.maxUsers()) {
                        throw Problems.unprocessable(
                                "too-many-users",
                                "The client's licence is for fewer users.",
                                List.of(Violation.body(
                                        "/users", "must be at most " + license.maxUsers() + " with licence " + type)));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<RateCard> rateCard(GenerationRequest request) {
        var field = request.rateCardVersion() == null ? "/rate_card" : "/rate_card_version";
        return rateCards.find(request.rateCard(), request.rateCardVersion()).map(card -> {
            if (card == null) {
                throw Problems.unprocessable(
                        "unknown-rate-card",
                        "There is no such rate card, or not in this version.",
                        List.of(Violation.body(field, "must be that of an existing rate card")));
            }
            return card;
        });
    }

    private static void requireKnown(
            GenerationRequest request,
            KpiSelection selection,
            Map<String, String> objects,
            Map<String, String> chains) {
        var violations = new ArrayList<Violation>();
        var unknown = Set.copyOf(selection.unknown());
        var codes = Objects.requireNonNullElse(request.kpiCodes(), List.<String>of());
        for (int i = 0; i < codes.size(); i++) {
            if (unknown.contains(codes.get(i))) {
                violations.add(unknownKpi("/kpi_codes/" + i));
            }
        }
        var choices = Objects.requireNonNullElse(request.kpis(), List.<KpiChoice>of());
        for (int i = 0; i < choices.size(); i++) {
            if (unknown.contains(choices.get(i).code())) {
                violations.add(unknownKpi("/kpis/" + i + "/code"));
            }
        }
        var chosen = Objects.requireNonNullElse(request.objects(), List.<ObjectChoice>of());
        for (int i = 0; i < chosen.size(); i++) {
            if (!objects.containsKey(chosen.get(i).code())) {
                violations.add(Violation.body("/objects/" + i + "/code", "must be an object model of the catalogue"));
            }
        }
        for (int i = 0; i < valueChains(request).size(); i++) {
            if (!chains.containsKey(valueChains(request).get(i))) {
                violations.add(Violation.body("/value_chains/" + i, "must be the value chain of a module"));
            }
        }
        if (!violations.isEmpty()) {
            throw Problems.unprocessable("unknown-codes", "Not all codes are known; see violations.", violations);
        }
    }

    private static Violation unknownKpi(String pointer) {
        return Violation.body(pointer, "must be a KPI of the catalogue or of the client");
    }

    private static List<String> kpiCodes(GenerationRequest request) {
        return Stream.concat(
                        Objects.requireNonNullElse(request.kpiCodes(), List.<String>of()).stream(),
                        Objects.requireNonNullElse(request.kpis(), List.<KpiChoice>of()).stream()
                                .map(KpiChoice::code))
                .toList();
    }

    private static List<String> valueChains(GenerationRequest request) {
        return Objects.requireNonNullElse(request.valueChains(), List.of());
    }

    private static List<String> objectCodes(GenerationRequest request) {
        return Objects.requireNonNullElse(request.objects(), List.<ObjectChoice>of()).stream()
                .map(ObjectChoice::code)
                .toList();
    }
}
