package dev.onramp.defaults.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.onramp.defaults.json.RefusedValueException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jackson's complaints in words for the caller: no Java type, no value that was sent. */
final class JsonProblems {

    private JsonProblems() {}

    static HttpProblem of(JsonProcessingException failure) {
        // A body that grows too large is noticed in the middle of a value, and Jackson wraps the complaint.
        if (failure.getCause() instanceof HttpProblem problem) {
            return problem;
        }
        if (failure.getProcessor() instanceof JsonGenerator) {
            // An answer that cannot be written is our own fault.
            return DatabaseProblems.of(failure);
        }
        if (causedBy(failure, StreamConstraintsException.class)) {
            return malformed("The JSON is nested too deeply or holds a number or name that is too long.");
        }
        if (isAboutTrailingTokens(failure)) {
            return malformed("Something follows the JSON document.");
        }
        if (failure instanceof DatabindException mapping && isAboutShape(mapping)) {
            return Problems.invalid(
                    Violation.body(JsonPointers.of(((JsonMappingException) failure).getPath()), message(mapping)));
        }
        var at = failure.getLocation();
        return malformed(
                at == null
                        ? "The body is not valid JSON."
                        : "The body is not valid JSON: line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
    }

    private static HttpProblem malformed(String detail) {
        return Problems.builder(400, "malformed-json", "Bad Request")
                .withDetail(detail)
                .build();
    }

    /** Jackson has no type for it. */
    private static boolean isAboutTrailingTokens(JsonProcessingException failure) {
        return failure instanceof MismatchedInputException
                && failure.getOriginalMessage().startsWith("Trailing token");
    }

    private static boolean isAboutShape(DatabindException failure) {
        return !(failure.getCause() instanceof JsonParseException) && failure instanceof JsonMappingException;
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String message(DatabindException failure) {
        if (failure instanceof RefusedValueException) {
            return failure.getOriginalMessage();
        }
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not a known field";
        }
        if (failure.getCause() instanceof InputCoercionException) {
            return "is out of range";
        }
        if (failure instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return "must be one of " + names(format.getTargetType());
        }
        return failure instanceof MismatchedInputException mismatch
                ? "must be " + describe(mismatch.getTargetType())
                : "cannot be read";
    }

    private static String names(Class<?> enumType) {
        return Arrays.stream(enumType.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }

    private static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + names(type);
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == BigInteger.class || type == Integer.class || type == Long.class || type.isPrimitive()) {
            return "a whole number";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z (RFC 3339)";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        return JsonNode.class.isAssignableFrom(type) ? "of another JSON type" : "an object";
    }
}
