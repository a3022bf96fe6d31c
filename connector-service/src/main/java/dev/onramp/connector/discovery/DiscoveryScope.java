package dev.onramp.connector.discovery;

import dev.onramp.connector.source.SchemaReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader is to read, by the patterns of a request. */
final class DiscoveryScope implements SchemaReader.Scope {

    private final List<NamePattern> includeSchemas;
    private final List<NamePattern> excludeSchemas;
    private final List<NamePattern> includeTables;
    private final List<NamePattern> excludeTables;
    private final Runnable heard;
    private volatile long expected = -1;

    DiscoveryScope(DiscoveryRequest request) {
        this(request, () -> {});
    }

    /** @param heard is run whenever a reader has said how many tables there are */
    DiscoveryScope(DiscoveryRequest request, Runnable heard) {
        this.heard = heard;
        this.includeSchemas = patterns(request.includeSchemas());
        this.excludeSchemas = patterns(request.excludeSchemas());
        this.includeTables = patterns(request.includeTables());
        this.excludeTables = patterns(request.excludeTables());
    }

    @Override
    public boolean wants(String schema, String table) {
        return wantsSchema(schema) && wantsTable(schema, table);
    }

    @Override
    public void expect(long tables) {
        expected = tables;
        heard.run();
    }

    /** How many tables there are to read; negative if nobody has said. */
    long expected() {
        return expected;
    }

    /** Sources without schemas have all their tables in none, of which patterns of schemas say nothing. */
    private boolean wantsSchema(String schema) {
        return schema.isEmpty()
                || ((includeSchemas.isEmpty() || matches(includeSchemas, schema)) && !matches(excludeSchemas, schema));
    }

    private boolean wantsTable(String schema, String table) {
        var qualified = schema.isEmpty() ? table : schema + "." + table;
        var included = includeTables.isEmpty() || matches(includeTables, table) || matches(includeTables, qualified);
        return included && !matches(excludeTables, table) && !matches(excludeTables, qualified);
    }

    private static boolean matches(List<NamePattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static List<NamePattern> patterns(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(NamePattern::of).toList();
    }
}
