package dev.onramp.defaults.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The JSON of our own jsonb columns. Its mapper is apart from the one that callers speak to, so that a change of the
 * API cannot change what is stored, and it is tolerant: people may have written the rows by SQL.
 */
public final class StoredJson {

    /** jsonb writes every number out, 1e1000 too; it has up to 131072 digits before the point and 16383 behind it. */
    private static final int MAX_DIGITS = 131_072 + 16_383;

    private static final ObjectMapper MAPPER = StrictJson.configure(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build());

    private StoredJson() {}

    /** The JSON object that {@code value}, a record, is stored as; absent (null) members are left out. */
    public static ObjectNode write(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * {@code document} as a record. A top-level field that does not fit the record is read as absent, so that one odd
     * row never breaks a list.
     */
    public static <T> T read(ObjectNode document, Class<T> type) {
        var rest = document.deepCopy();
        while (true) {
            try {
                return MAPPER.treeToValue(rest, type);
            } catch (JsonMappingException misfit) {
                if (misfit.getPath().isEmpty()
                        || rest.remove(misfit.getPath().get(0).getFieldName()) == null) {
                    throw new IllegalStateException("A stored document cannot be read as " + type.getSimpleName());
                }
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("A stored document cannot be read as " + type.getSimpleName());
            }
        }
    }

    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalStateException("A stored document is not a JSON object");
        }
    }
}
