package dev.onramp.democonfig.ratecard;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.democonfig.content.RateCardKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** The rate cards as the migration writes them. */
public final class SeedCards {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .build();

    private SeedCards() {}

    /** The JSON of the card. */
    public static ObjectNode json(String code) {
        var file = "/db/migration/V13__create_rate_cards.sql";
        try (var sql = Objects.requireNonNull(SeedCards.class.getResourceAsStream(file))) {
            var text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
            var card = Pattern.compile("'" + code + "', 1, 'USD', '(.*?)', '20", Pattern.DOTALL)
                    .matcher(text);
            if (!card.find()) {
                throw new AssertionError("No card " + code);
            }
            return (ObjectNode) JSON.readTree(card.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static EstimateCard p1() {
        return StoredJson.read(json("P1"), EstimateCard.class);
    }

    public static FullCard p3() {
        return StoredJson.read(json("P3"), FullCard.class);
    }

    public static RateCard rateCard(String code) {
        return new RateCard(new RateCardKey(code, 1), "USD", code.equals("P1") ? p1() : p3());
    }
}
