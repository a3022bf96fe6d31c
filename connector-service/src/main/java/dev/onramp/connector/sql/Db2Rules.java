package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import io.netty.buffer.ByteBuf;

/**
 * The segments of Db2 (DRDA). A length of zero would keep the codec busy for good, and it takes segments that belong
 * together for all there are as soon as the first has come, so they are let through at once.
 */
final class Db2Rules implements WireRules {

    private static final int HEADER = 6;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int MAGIC = 0xD0;
    private static final int CONTINUED = 0x8000;
    private static final int CHAINED = 0x40;

    /** How much of what is waiting was found to be good. */
    private int checked;

    @Override
    public int admit(ByteBuf bytes, boolean encrypted) {
        while (bytes.readableBytes() >= checked + HEADER) {
            int start = bytes.readerIndex() + checked;
            int length = length(bytes, start);
            if (bytes.readableBytes() < checked + length) {
                return 0;
            }
            checked += length;
            if (checked > LONGEST) {
                throw SqlFailures.fault(FaultCode.RESPONSE_TOO_LARGE, Dialect.db2);
            }
            if ((bytes.getByte(start + 3) & CHAINED) == 0) {
                int all = checked;
                checked = 0;
                return all;
            }
        }
        return 0;
    }

    private static int length(ByteBuf bytes, int start) {
        int length = bytes.getUnsignedShort(start);
        if (bytes.getUnsignedByte(start + 2) != MAGIC || length < SHORTEST) {
            throw SqlFailures.fault(FaultCode.PROTOCOL_MISMATCH, Dialect.db2);
        }
        if ((length & CONTINUED) != 0) {
            // The client cannot put such a segment together.
            throw SqlFailures.fault(FaultCode.RESPONSE_TOO_LARGE, Dialect.db2);
        }
        return length;
    }
}
