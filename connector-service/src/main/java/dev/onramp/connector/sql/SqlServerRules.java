package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.netty.buffer.ByteBuf;

/** The packets of SQL Server (TDS 7.4). */
final class SqlServerRules implements WireRules {

    private static final int HEADER = 8;
    private static final int ANSWER = 0x04;
    private static final int ENCRYPTION = 0x01;
    private static final int END_OF_OPTIONS = 0xFF;
    private static final int ENCRYPT_ON = 0x01;
    private static final int ENCRYPT_REQUIRED = 0x03;
    private static final int OPTION = 5;

    private final boolean tls;
    private boolean greeted;

    SqlServerRules(boolean tls) {
        this.tls = tls;
    }

    @Override
    public int admit(ByteBuf bytes, boolean encrypted) {
        int start = bytes.readerIndex();
        if (bytes.getUnsignedByte(start) != ANSWER) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        if (bytes.readableBytes() < HEADER) {
            return 0;
        }
        int length = bytes.getUnsignedShort(start + 2);
        if (length < HEADER) {
            throw fault(FaultCode.PROTOCOL_MISMATCH);
        }
        if (!greeted) {
            if (bytes.readableBytes() < length) {
                return 0;
            }
            greeting(bytes.slice(start + HEADER, length - HEADER));
            greeted = true;
        }
        return length;
    }

    private void greeting(ByteBuf options) {
        int level = encryption(options);
        if (tls && level != ENCRYPT_ON && level != ENCRYPT_REQUIRED) {
            throw fault(FaultCode.TLS_UNSUPPORTED);
        }
    }

    private static int encryption(ByteBuf options) {
        for (int at = 0; at + OPTION <= options.readableBytes(); at += OPTION) {
            int kind = options.getUnsignedByte(at);
            int offset = options.getUnsignedShort(at + 1);
            if (kind == ENCRYPTION && offset < options.readableBytes()) {
                return options.getUnsignedByte(offset);
            }
            if (kind == END_OF_OPTIONS) {
                break;
            }
        }
        throw fault(FaultCode.PROTOCOL_MISMATCH);
    }

    private static SourceException fault(FaultCode code) {
        return SqlFailures.fault(code, Dialect.sqlserver);
    }
}
