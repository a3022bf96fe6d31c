package dev.onramp.defaults.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * A jsonb column as a JSON object, number for number: the driver's own JSON type goes through {@code double}. The
 * column needs a {@code @ColumnTransformer} that reads {@code cast(column as text)} and writes {@link #WRITE}.
 */
@Converter
public class JsonObjectConverter implements AttributeConverter<ObjectNode, String> {

    /** Two casts: with one the driver would take the text for a JSON string. */
    public static final String WRITE = "cast(cast(? as text) as jsonb)";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ObjectNode document) {
        return document == null ? null : document.toString();
    }

    @Override
    public @Nullable ObjectNode convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : StoredJson.parse(text);
    }
}
