package dev.onramp.defaults.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.onramp.defaults.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The JSON that callers speak, read and written as a running service does it. */
public final class CallerJson {

    private static final ObjectMapper MAPPER = mapper();

    private CallerJson() {}

    /** The mapper as Quarkus makes it: its own settings and modules first, then ours. */
    private static ObjectMapper mapper() {
        var mapper = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .registerModules(new JavaTimeModule(), new Jdk8Module(), new ParameterNamesModule());
        new StrictJson().customize(mapper);
        return mapper;
    }

    /** What a service makes of a body; fails with the problem that the caller would get. */
    public static <T> @Nullable T read(String body, Class<T> type) {
        try {
            return MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw Problems.ofJson(e);
        }
    }

    /** What a service makes of the bytes of a body. */
    public static <T> @Nullable T read(byte[] body, Class<T> type) {
        try {
            return MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw Problems.ofJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object of a body. */
    public static ObjectNode object(String body) {
        var object = read(body, ObjectNode.class);
        if (object == null) {
            throw new AssertionError("Not an object: " + body);
        }
        return object;
    }

    /** The bytes of an answer. */
    public static byte[] bytes(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why an answer cannot be written. */
    public static JsonProcessingException failureOfWriting(Object answer) {
        try {
            throw new AssertionError("It can be written: " + MAPPER.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            return e;
        }
    }

    /** The text of an answer. */
    public static String write(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
