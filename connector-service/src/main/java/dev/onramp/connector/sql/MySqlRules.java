package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** The packets of MySQL and MariaDB. */
final class MySqlRules implements WireRules {

    private static final int HEADER = 4;
    private static final int LONGEST_OF_LOGIN = 64 * 1024;
    private static final int OK = 0x00;
    private static final int MORE = 0x01;
    private static final int FULL_AUTHENTICATION = 0x04;
    private static final int PROTOCOL = 10;
    private static final int SWITCH = 0xFE;
    private static final int ERROR = 0xFF;

    /** What goes on in the packet after; more than a row of a catalogue or of a preview can sensibly need. */
    private static final int LONGEST = 0xFFFFFF;

    private static final int LENGTH_OF_TLS_REQUEST = 32;
    private static final int ENDS_BY_OK_CAPABILITY = 0x0100_0000;
    private static final int TLS_CAPABILITY = 0x0800;
    private static final String CLEAR_TEXT = "mysql_clear_password";
    private static final Set<String> METHODS = Set.of("mysql_native_password", "caching_sha2_password", CLEAR_TEXT);

    /** What the client can read, which logs what it cannot. */
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,6}([- ].{0,200})?");

    private enum State {
        GREETING,
        LOGIN,
        READY
    }

    private final Dialect dialect;
    private final Protection protection;
    private final MySqlAnswer answer;
    private State state = State.GREETING;
    private boolean introduced;

    MySqlRules(Dialect dialect, Protection protection) {
        this.dialect = dialect;
        this.protection = protection;
        this.answer = new MySqlAnswer(dialect);
    }

    @Override
    public int admit(ByteBuf bytes, boolean encrypted) {
        if (bytes.readableBytes() < HEADER) {
            return 0;
        }
        int length = bytes.getUnsignedMediumLE(bytes.readerIndex());
        if (state == State.READY) {
            return ready(bytes, length);
        }
        int number = bytes.getUnsignedByte(bytes.readerIndex() + 3);
        if (length == 0 || length > LONGEST_OF_LOGIN || (state == State.GREETING && number != 0)) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        if (bytes.readableBytes() < HEADER + length) {
            return 0;
        }
        var payload = bytes.slice(bytes.readerIndex() + HEADER, length);
        if (state == State.GREETING) {
            greeting(payload);
        } else {
            login(payload, encrypted);
        }
        return HEADER + length;
    }

    private int ready(ByteBuf bytes, int length) {
        if (length == 0) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        if (length >= LONGEST) {
            throw fault(FaultCode.RESPONSE_TOO_LARGE);
        }
        int decisive = Math.min(length, answer.decisive());
        if (bytes.readableBytes() < HEADER + decisive) {
            return 0;
        }
        answer.hear(bytes.slice(bytes.readerIndex() + HEADER, decisive));
        return HEADER + length;
    }

    private void greeting(ByteBuf payload) {
        int protocol = payload.readUnsignedByte();
        if (protocol == ERROR && payload.readableBytes() >= 2) {
            throw SqlFailures.ofNumber(dialect, payload.readUnsignedShortLE(), null);
        }
        if (protocol != PROTOCOL || !VERSION.matcher(text(payload)).matches()) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        // Number of the connection, first half of the challenge, a filler, and then what the server can do.
        if (payload.readableBytes() < 15) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        if (protection.isTls()
                && (payload.skipBytes(13).getUnsignedShortLE(payload.readerIndex()) & TLS_CAPABILITY) == 0) {
            throw fault(FaultCode.TLS_UNSUPPORTED);
        }
        if (!protection.isForPasswords()
                && payload.toString(StandardCharsets.ISO_8859_1).contains(CLEAR_TEXT)) {
            throw SqlFailures.passwordInTheClear();
        }
        state = State.LOGIN;
    }

    private void login(ByteBuf payload, boolean encrypted) {
        int kind = payload.readUnsignedByte();
        switch (kind) {
            case OK -> state = State.READY;
            case ERROR -> {}
            case SWITCH -> {
                var method = text(payload);
                if (!METHODS.contains(method)) {
                    throw fault(FaultCode.AUTH_UNSUPPORTED);
                }
                require((encrypted && protection.isForPasswords()) || !method.equals(CLEAR_TEXT));
            }
            // What MySQL does by itself, so that any TLS is good enough.
            case MORE -> require(encrypted || !payload.isReadable() || payload.readByte() != FULL_AUTHENTICATION);
            default -> throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
    }

    private static void require(boolean safe) {
        if (!safe) {
            throw SqlFailures.passwordInTheClear();
        }
    }

    /** Up to the next zero; empty if there is none. */
    private static String text(ByteBuf payload) {
        int length = payload.bytesBefore((byte) 0);
        if (length < 0) {
            return "";
        }
        var text = payload.readCharSequence(length, StandardCharsets.ISO_8859_1).toString();
        payload.skipBytes(1);
        return text;
    }

    @Override
    public void sending(ByteBuf bytes) {
        int start = bytes.readerIndex();
        if (state == State.LOGIN) {
            introduce(bytes, start);
        } else if (bytes.readableBytes() <= HEADER || bytes.getByte(start + 3) != 0) {
            // No command, so a part of an answer to a server that asked for something.
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        } else {
            answer.ask(bytes.getUnsignedByte(start + HEADER));
        }
    }

    /** The client says what it can do, after it may have asked for TLS. */
    private void introduce(ByteBuf bytes, int start) {
        if (!introduced && bytes.readableBytes() > HEADER + LENGTH_OF_TLS_REQUEST) {
            introduced = true;
            if ((bytes.getIntLE(start + HEADER) & ENDS_BY_OK_CAPABILITY) != 0) {
                answer.endByOk();
            }
        }
    }

    private SourceException fault(FaultCode code) {
        return SqlFailures.fault(code, dialect);
    }
}
