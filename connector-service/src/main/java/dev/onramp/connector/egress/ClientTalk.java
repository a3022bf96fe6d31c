package dev.onramp.connector.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Listens to what a client says on one connection, as far as it shows where TLS begins, stands and ends. Knows TLS from
 * the first byte, and behind the requests of PostgreSQL, MySQL and SQL Server for it. Keeps a few bytes of headers.
 */
final class ClientTalk {

    /** Hears of turns. */
    interface Turns {

        /** The client asks for TLS, or begins it. */
        void securing();

        /**
         * The client says what it has to say.
         *
         * @param encrypted whether under TLS
         */
        void talking(boolean encrypted);
    }

    private static final int HEAD = 9;
    private static final int RECORD_HEADER = 5;

    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int CLIENT_HELLO = 1;

    /** Under TLS 1.3 an alert looks like data, but is shorter than the end of any handshake, padding included. */
    private static final int LONGEST_ALERT = 40;

    private static final long POSTGRESQL_SSL = 0x00000008_04d2162fL;
    private static final int POSTGRESQL_SSL_LENGTH = 8;

    private static final int MYSQL_SSL = 0x20000001;
    private static final int MYSQL_SSL_FLAG = 0x08;
    private static final int MYSQL_SSL_LENGTH = 36;

    private static final int TDS_PRELOGIN = 0x12;

    private enum State {
        /** A message that may ask for TLS, or begin it. */
        ASKING,
        RECORDS,
        /** Nothing of interest any more. */
        PLAIN
    }

    private final Turns turns;
    private final byte[] head = new byte[HEAD];
    private int length;
    private long skip;
    private State state = State.ASKING;
    private boolean securing;
    private boolean wrapped;
    private boolean encrypted;

    ClientTalk(Turns turns) {
        this.turns = turns;
    }

    /** The client says this; the buffer is left as it is. */
    void hear(ByteBuf data) {
        int at = data.readerIndex();
        while (at < data.writerIndex() && state != State.PLAIN) {
            if (skip > 0) {
                int skipped = (int) Math.min(skip, data.writerIndex() - at);
                skip -= skipped;
                at += skipped;
            } else {
                head[length++] = data.getByte(at++);
                understand();
            }
        }
    }

    /** How a client of PostgreSQL asks for TLS. */
    static ByteBuf askForPostgresqlTls() {
        return Unpooled.buffer(POSTGRESQL_SSL_LENGTH).writeLong(POSTGRESQL_SSL);
    }

    private void understand() {
        if (state == State.RECORDS && length == RECORD_HEADER) {
            record();
        } else if (state == State.ASKING && length == POSTGRESQL_SSL_LENGTH && number(0, length) == POSTGRESQL_SSL) {
            secure();
            next(0);
        } else if (state == State.ASKING && length == HEAD) {
            request();
        }
    }

    private void request() {
        if (isTls()) {
            secure();
            state = State.RECORDS;
            record();
        } else if (number(0, 4) == MYSQL_SSL && (head[5] & MYSQL_SSL_FLAG) != 0) {
            secure();
            next(MYSQL_SSL_LENGTH - HEAD);
        } else if (head[0] == TDS_PRELOGIN) {
            if (head[HEAD - 1] == HANDSHAKE) {
                wrapped = true;
                secure();
            }
            next(number(2, 4) - HEAD);
        } else {
            plain();
        }
    }

    private void secure() {
        if (!securing) {
            securing = true;
            turns.securing();
        }
    }

    /** SQL Server takes the handshake in messages of its own; the first bare record comes after it. */
    private boolean isTls() {
        return isRecord() && (wrapped || (head[0] == HANDSHAKE && head[RECORD_HEADER] == CLIENT_HELLO));
    }

    private boolean isRecord() {
        return head[0] >= 20 && head[0] <= APPLICATION_DATA && head[1] == 3 && head[2] <= 4;
    }

    private void record() {
        if (!isRecord()) {
            plain();
            return;
        }
        long content = number(3, RECORD_HEADER);
        if (head[0] == APPLICATION_DATA && !encrypted && content > LONGEST_ALERT) {
            encrypted = true;
            turns.talking(true);
        }
        next(content + RECORD_HEADER - length);
    }

    /** SQL Server may ask for TLS for the login alone, and go on without it. */
    private void plain() {
        encrypted = false;
        state = State.PLAIN;
        turns.talking(false);
    }

    private void next(long toSkip) {
        length = 0;
        skip = Math.max(0, toSkip);
    }

    private long number(int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << Byte.SIZE | (head[i] & 0xff);
        }
        return number;
    }
}
