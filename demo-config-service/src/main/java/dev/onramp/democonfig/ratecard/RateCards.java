package dev.onramp.democonfig.ratecard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Rate cards, for features that price by them. */
@ApplicationScoped
public class RateCards {

    private final RateCardRepository cards;
    private final Clock clock;

    RateCards(RateCardRepository cards, Clock clock) {
        this.cards = cards;
        this.clock = clock;
    }

    /**
     * The card with this code, whatever its case, or null if there is none. Joins the running transaction.
     *
     * @param version null for the newest that is valid today
     */
    public Uni<@Nullable RateCard> find(String code, @Nullable Integer version) {
        var found = version == null
                ? cards.newest(RateCardService.canonical(code), RateCardService.today(clock))
                : cards.version(RateCardService.canonical(code), version);
        return found.map(card -> card == null ? null : card.toCard());
    }
}
