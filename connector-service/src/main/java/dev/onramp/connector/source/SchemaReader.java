package dev.onramp.connector.source;

import io.smallrye.mutiny.Multi;

/** Finds out what is in one kind of source. There is one bean for each kind. */
public interface SchemaReader {

    /** Whether it is for sources such as this one. */
    boolean reads(Source source);

    /**
     * The tables in scope, ordered by {@link Table#qualifiedName()} in code point order. Fails with a {@link
     * SourceException}. Tables come as they are found, so that a source with very many of them never has to fit into
     * memory; cancelling ends every connection at once.
     */
    Multi<Table> read(Source source, Login login, Scope scope);

    /** Which tables are wanted. */
    interface Scope {

        /** Whether a table is wanted. */
        boolean wants(String schema, String table);

        /** Hears how many tables there are to read, as soon as that is known. */
        void expect(long tables);
    }
}
