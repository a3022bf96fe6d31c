package dev.onramp.defaults.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A JSON value that cannot be kept as it was sent. The message is for the caller and never repeats the value. */
public final class RefusedValueException extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    RefusedValueException(JsonParser parser, String message, Class<?> targetType) {
        super(parser, message, targetType);
    }
}
