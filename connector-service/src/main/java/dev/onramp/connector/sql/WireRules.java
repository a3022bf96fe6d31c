package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.SourceException;
import io.netty.buffer.ByteBuf;

/** What a server of one dialect may say, in the order of one connection. */
interface WireRules {

    /**
     * How many bytes, from the reader index on, may go to the client now; 0 if more must come first.
     *
     * @param bytes not changed, its indexes neither
     * @param encrypted whether they came through TLS
     * @throws SourceException if no honest server says this
     */
    int admit(ByteBuf bytes, boolean encrypted);

    /**
     * Sees what the client sends.
     *
     * @throws SourceException if it is not to be sent
     */
    default void sending(ByteBuf bytes) {}

    /** The rules for one connection. */
    static WireRules of(Dialect dialect, Protection protection) {
        return switch (dialect) {
            case postgresql -> new PostgresRules(protection);
            case mysql, mariadb -> new MySqlRules(dialect, protection);
            case sqlserver -> new SqlServerRules(protection.isTls());
            case db2 -> new Db2Rules();
        };
    }
}
