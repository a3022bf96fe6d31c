package dev.onramp.democonfig.ratecard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.idempotency.Idempotency;
import dev.onramp.defaults.idempotency.IdempotencyKey;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.content.Calendars;
import dev.onramp.democonfig.money.Currencies;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Rules and transactions of rate cards. A version is never changed; a card gets a next one. */
@ApplicationScoped
class RateCardService {

    private final RateCardRepository cards;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final RequestReader reader;
    private final Clock clock;

    RateCardService(
            RateCardRepository cards,
            Transactions transactions,
            Idempotency idempotency,
            RequestReader reader,
            Clock clock) {
        this.cards = cards;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.reader = reader;
        this.clock = clock;
    }

    /** The code as it is stored. */
    static String canonical(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Uni<Slice<RateCardResponse>> list(String caller, PageRequest page) {
        return transactions.run(
                caller, () -> cards.page(page, today(clock)).map(slice -> slice.map(RateCardResponse::of)));
    }

    Uni<Slice<RateCardResponse>> versions(String caller, String code, PageRequest page) {
        return transactions.run(
                caller,
                () -> cards.version(canonical(code), 1)
                        .onItem()
                        .ifNull()
                        .failWith(RateCardService::notFound)
                        .chain(() -> cards.versions(canonical(code), page))
                        .map(slice -> slice.map(RateCardResponse::of)));
    }

    Uni<Versioned<RateCardResponse>> get(String caller, String code) {
        return transactions.run(caller, () -> found(cards.newest(canonical(code), today(clock))));
    }

    Uni<Versioned<RateCardResponse>> get(String caller, String code, int version) {
        return transactions.run(caller, () -> found(cards.version(canonical(code), version)));
    }

    Uni<RestResponse<RateCardResponse>> add(String caller, IdempotencyKey key, String code, ObjectNode request) {
        var canonical = canonical(code);
        return idempotency.create(
                new Idempotency.Attempt(caller, key, RateCardResource.location(canonical), request),
                RateCardResponse.class,
                () -> cards.lastForAdding(canonical)
                        .onItem()
                        .ifNull()
                        .failWith(RateCardService::notFound)
                        .map(last -> next(caller, last, request))
                        .chain(cards::persistAndFlush)
                        .map(made -> Versioned.created(RateCardResponse.of(made), made.tag())),
                made -> RateCardResource.location(made.code()) + "/versions/" + made.version());
    }

    private RateCardEntity next(String caller, RateCardEntity last, ObjectNode request) {
        var version = read(last.kind(), request);
        var next = new RateCardEntity();
        next.code = last.code;
        next.version = last.version + 1;
        next.id = RateCardEntity.id(next.code, next.version);
        next.currency = version.currency();
        next.card = checked(version);
        next.validFrom = Objects.requireNonNullElseGet(version.validFrom(), () -> today(clock));
        next.createdAt = clock.instant();
        next.createdBy = caller;
        return next;
    }

    private NewVersion read(Card.Kind kind, ObjectNode request) {
        requireKind(kind, request.at("/card/kind").asText());
        return switch (kind) {
            case estimate -> reader.read(request, EstimateVersion.class);
            case full -> reader.read(request, FullVersion.class);
        };
    }

    /** First, because a card of the other kind lacks everything and has much that is unknown. */
    private static void requireKind(Card.Kind kind, String written) {
        var isOther =
                Arrays.stream(Card.Kind.values()).anyMatch(other -> other != kind && written.equals(other.name()));
        if (isOther) {
            throw invalid(List.of(Violation.body("/card/kind", "must be " + kind + ", as in the versions before")));
        }
    }

    private static ObjectNode checked(NewVersion version) {
        var violations = new ArrayList<>(CardChecks.of(version.card()));
        var card = StoredJson.write(version.card());
        Currencies.decimals(version.currency())
                .ifPresentOrElse(
                        decimals -> violations.addAll(CardChecks.scale(card, decimals)),
                        () -> violations.add(Violation.body("/currency", "must be a currency of ISO 4217")));
        if (!isUsual(version.validFrom())) {
            violations.add(Violation.body("/valid_from", "must be a day of the years 2000 to 2199"));
        }
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
        return card;
    }

    private static HttpProblem invalid(List<Violation> violations) {
        return Problems.unprocessable(
                "invalid-rate-card",
                "The parts of the card do not fit each other, or not the versions before.",
                violations);
    }

    private static boolean isUsual(@Nullable LocalDate day) {
        return day == null || Calendars.isUsual(day);
    }

    private static Uni<Versioned<RateCardResponse>> found(Uni<RateCardEntity> card) {
        return card.onItem()
                .ifNull()
                .failWith(RateCardService::notFound)
                .map(present -> Versioned.existing(RateCardResponse.of(present), present.tag()));
    }

    private static RuntimeException notFound() {
        return Problems.notFound("rate card");
    }
}
