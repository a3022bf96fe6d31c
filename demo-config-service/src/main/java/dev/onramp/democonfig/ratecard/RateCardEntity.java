package dev.onramp.democonfig.ratecard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.ETag;
import dev.onramp.defaults.json.JsonObjectConverter;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.democonfig.content.RateCardKey;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A version of a rate card. It is written once and never changed. */
@Entity
@Immutable
@Table(name = "rate_cards")
class RateCardEntity {
    @Id
    @Column(name = "rate_card_id")
    String id;

    @Column(nullable = false)
    String code;

    @Column(nullable = false)
    int version;

    @Column(nullable = false)
    String currency;

    @Convert(converter = JsonObjectConverter.class)
    @Column(nullable = false)
    @ColumnTransformer(read = "cast(card as text)", write = JsonObjectConverter.WRITE)
    ObjectNode card;

    @Column(name = "valid_from", nullable = false)
    LocalDate validFrom;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "created_by", nullable = false)
    String createdBy;

    static String id(String code, int version) {
        return code + "/" + version;
    }

    Card.Kind kind() {
        return Card.Kind.valueOf(card.path("kind").asText());
    }

    RateCard toCard() {
        return new RateCard(new RateCardKey(code, version), currency, read());
    }

    private Card read() {
        return switch (kind()) {
            case estimate -> StoredJson.read(card, EstimateCard.class);
            case full -> StoredJson.read(card, FullCard.class);
        };
    }

    ETag tag() {
        return ETag.of(createdAt, version);
    }
}
