package dev.onramp.local;

import java.io.Serial;

/** Something that the user can do something about; the message says what. Shown without a stack trace. */
final class LauncherException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String message;

    LauncherException(String message) {
        super(message);
        this.message = message;
    }

    LauncherException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
