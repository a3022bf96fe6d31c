package dev.onramp.democonfig.ratecard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.paging.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version of a rate card as a caller reads it.
 *
 * @param validFrom from this day (UTC) on it is used where nobody asks for another version
 */
@Schema(name = "RateCard")
record RateCardResponse(
        @Schema(examples = "P3") String code,

        @Schema(examples = "1") int version,

        @Schema(examples = "full") Card.Kind kind,

        @Schema(description = "ISO 4217; of all money in the card.", examples = "USD")
        String currency,

        @Schema(
                description = "From this day (UTC) on it is used where nobody asks for another version.",
                examples = "2026-01-01")
        LocalDate validFrom,

        @Schema(
                description = "Prices, hours and phases, in the form of the card's kind.",
                oneOf = {EstimateCard.class, FullCard.class})
        ObjectNode card,

        Instant createdAt,

        @Schema(description = "Who added the version.", examples = "user_1")
        String createdBy) {

    static RateCardResponse of(RateCardEntity entity) {
        return new RateCardResponse(
                entity.code,
                entity.version,
                entity.kind(),
                entity.currency,
                entity.validFrom,
                entity.card,
                entity.createdAt,
                entity.createdBy);
    }

    Cursor cursor() {
        return new Cursor(createdAt, RateCardEntity.id(code, version));
    }
}
