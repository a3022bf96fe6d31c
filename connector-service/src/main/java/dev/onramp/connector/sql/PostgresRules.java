package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The messages of PostgreSQL, protocol 3.0. */
final class PostgresRules implements WireRules {

    /** More than a row of a catalogue or of a preview can sensibly need. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private static final int LONGEST_OF_LOGIN = 64 * 1024;
    private static final int HEADER = 5;
    private static final int CLEAR_TEXT = 3;
    private static final int SASL_CONTINUE = 11;

    /** The client would compute for hours, on a thread that everybody needs; servers ask for 4096. */
    private static final int MOST_ITERATIONS = 20_000;

    /** Those of copies are not among them: nothing here asks for any. */
    private static final String TYPES = "123ACDEIKNRSTZnstv";

    private static final String TYPES_OF_LOGIN = "REKNSZv";
    private static final Pattern ITERATIONS = Pattern.compile("(?:^|,)i=([0-9]{1,10})(?:,|$)");

    private final Protection protection;
    private boolean asksForTls;
    private boolean loggedIn;

    PostgresRules(Protection protection) {
        this.protection = protection;
        this.asksForTls = protection.isTls();
    }

    @Override
    public int admit(ByteBuf bytes, boolean encrypted) {
        if (asksForTls && !encrypted) {
            return answerToTls(bytes);
        }
        asksForTls = false;
        int start = bytes.readerIndex();
        var type = (char) bytes.getUnsignedByte(start);
        if ((loggedIn ? TYPES : TYPES_OF_LOGIN).indexOf(type) < 0) {
            throw SqlFailures.fault(FaultCode.PROTOCOL_MISMATCH, Dialect.postgresql);
        }
        if (bytes.readableBytes() < HEADER) {
            return 0;
        }
        int length = bytes.getInt(start + 1);
        if (length < 4 || (!loggedIn && length > LONGEST_OF_LOGIN)) {
            throw SqlFailures.fault(FaultCode.PROTOCOL_MISMATCH, Dialect.postgresql);
        }
        if (length > LONGEST) {
            throw SqlFailures.fault(FaultCode.RESPONSE_TOO_LARGE, Dialect.postgresql);
        }
        return type == 'R' ? authentication(bytes, length, encrypted) : message(type, length);
    }

    private int answerToTls(ByteBuf bytes) {
        return switch (bytes.getByte(bytes.readerIndex())) {
            // What follows in the clear is not looked at by the client.
            case 'S' -> bytes.readableBytes();
            case 'N' -> throw SqlFailures.fault(FaultCode.TLS_UNSUPPORTED, Dialect.postgresql);
            default -> throw SqlFailures.fault(FaultCode.PROTOCOL_MISMATCH, Dialect.postgresql);
        };
    }

    private int message(char type, int length) {
        loggedIn |= type == 'Z';
        return length + 1;
    }

    private int authentication(ByteBuf bytes, int length, boolean encrypted) {
        if (length < 8 || length > LONGEST_OF_LOGIN) {
            throw SqlFailures.fault(FaultCode.PROTOCOL_MISMATCH, Dialect.postgresql);
        }
        if (bytes.readableBytes() < length + 1) {
            return 0;
        }
        int start = bytes.readerIndex();
        int kind = bytes.getInt(start + HEADER);
        switch (kind) {
            case 0, 5, 10, 12 -> {}
            case CLEAR_TEXT -> requireVerified(encrypted);
            case SASL_CONTINUE ->
                checkIterations(bytes.toString(start + HEADER + 4, length - 8, StandardCharsets.ISO_8859_1));
            default -> throw SqlFailures.fault(FaultCode.AUTH_UNSUPPORTED, Dialect.postgresql);
        }
        return length + 1;
    }

    private void requireVerified(boolean encrypted) {
        if (!encrypted || !protection.isForPasswords()) {
            throw SqlFailures.passwordInTheClear();
        }
    }

    private static void checkIterations(String challenge) {
        var iterations = ITERATIONS.matcher(challenge);
        if (!iterations.find() || Long.parseLong(iterations.group(1)) > MOST_ITERATIONS) {
            throw SqlFailures.fault(FaultCode.AUTH_UNSUPPORTED, Dialect.postgresql);
        }
    }
}
