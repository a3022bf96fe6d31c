package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.netty.buffer.ByteBuf;

/**
 * Follows the answers of MySQL and MariaDB, packet by packet, as the client does, so that what it takes for the first
 * packet of an answer is never the demand for a file of ours.
 */
final class MySqlAnswer {

    /** An OK packet up to its flags; no decision needs more of a packet. */
    private static final int DECISIVE = 21;

    private static final int OK = 0x00;
    private static final int LOCAL_FILE = 0xFB;
    private static final int TWO_BYTES = 0xFC;
    private static final int LONGER = 0xFD;
    private static final int END = 0xFE;
    private static final int ERROR = 0xFF;
    private static final int MORE_RESULTS = 0x08;
    private static final int QUIT = 0x01;
    private static final int PREPARE = 0x16;
    private static final int CLOSE = 0x19;

    private enum State {
        NOTHING_ASKED,
        FIRST,
        DEFINITIONS,
        ROWS
    }

    private final Dialect dialect;
    private State state = State.NOTHING_ASKED;
    private boolean endsByOk;
    private boolean preparing;
    private int definitions;

    MySqlAnswer(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Rows end by an OK packet, and definitions by nothing; else both end by a packet of their own. */
    void endByOk() {
        endsByOk = true;
    }

    /** The client sends a command. */
    void ask(int command) {
        if (command == QUIT || command == CLOSE) {
            return;
        }
        if (state != State.NOTHING_ASKED) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        state = State.FIRST;
        preparing = command == PREPARE;
    }

    /** How much of the next packet has to be there, unless it is shorter; what nobody asked for is bad at once. */
    int decisive() {
        return state == State.NOTHING_ASKED ? 1 : DECISIVE;
    }

    /**
     * The server sends a packet.
     *
     * @param payload the first bytes of it: all, or {@link #decisive()}
     */
    void hear(ByteBuf payload) {
        try {
            int first = payload.getUnsignedByte(payload.readerIndex());
            switch (state) {
                case NOTHING_ASKED ->
                    throw fault(first == ERROR ? FaultCode.CONNECTION_RESET : FaultCode.PROTOCOL_MISMATCH);
                case FIRST -> begin(first, payload);
                case DEFINITIONS -> define();
                case ROWS -> row(first, payload);
            }
        } catch (IndexOutOfBoundsException e) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
    }

    private void begin(int first, ByteBuf payload) {
        if (first == ERROR) {
            state = State.NOTHING_ASKED;
        } else if (preparing) {
            prepared(first, payload);
        } else if (first == OK) {
            end(flagsOfOk(payload));
        } else {
            expect(columns(first, payload), 1);
        }
    }

    private void prepared(int first, ByteBuf payload) {
        int columns = payload.getUnsignedShortLE(payload.readerIndex() + 5);
        int parameters = payload.getUnsignedShortLE(payload.readerIndex() + 7);
        if (first != OK) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        expect(columns + parameters, Math.min(columns, 1) + Math.min(parameters, 1));
        if (definitions == 0) {
            state = State.NOTHING_ASKED;
        }
    }

    private void expect(int count, int ends) {
        definitions = endsByOk ? count : count + ends;
        state = State.DEFINITIONS;
    }

    private int columns(int first, ByteBuf payload) {
        if (first == LONGER || first == END) {
            throw fault(FaultCode.RESPONSE_TOO_LARGE);
        }
        int columns = first == TWO_BYTES ? payload.getUnsignedShortLE(payload.readerIndex() + 1) : first;
        if (first == LOCAL_FILE || columns == 0) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        return columns;
    }

    private void define() {
        definitions--;
        if (definitions == 0) {
            state = preparing ? State.NOTHING_ASKED : State.ROWS;
        }
    }

    private void row(int first, ByteBuf payload) {
        if (first == ERROR) {
            state = State.NOTHING_ASKED;
        } else if (first == END) {
            end(endsByOk ? flagsOfOk(payload) : payload.getUnsignedShortLE(payload.readerIndex() + 3));
        }
    }

    /** We never ask two things at once, so that there is no second result, which could be a demand for a file. */
    private void end(int flags) {
        if ((flags & MORE_RESULTS) != 0) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        state = State.NOTHING_ASKED;
    }

    /** After two numbers of one to nine bytes. */
    private static int flagsOfOk(ByteBuf payload) {
        int at = payload.readerIndex() + 1;
        for (int number = 0; number < 2; number++) {
            at += switch (payload.getUnsignedByte(at)) {
                case TWO_BYTES -> 3;
                case LONGER -> 4;
                case END -> 9;
                default -> 1;
            };
        }
        return payload.getUnsignedShortLE(at);
    }

    private SourceException fault(FaultCode code) {
        return SqlFailures.fault(code, dialect);
    }
}
