package dev.onramp.connector.source;

import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.ApiOptions;
import dev.onramp.connector.source.SqlSource.SqlOptions;
import org.jspecify.annotations.Nullable;

/** Where a source is, as a caller writes it: by fields, or in one string. */
public record SourceForm(
        SourceType type,
        @Nullable Dialect dialect,
        @Nullable String connectionString,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable SourceOptions options,
        @Nullable ApiAuth auth) {

    /** A form that says nothing but the type. */
    public static SourceForm empty(SourceType type) {
        return new SourceForm(type, null, null, null, null, null, null, null);
    }

    /** The form that says {@code source}, by fields; what holds anyway is left out. */
    public static SourceForm of(Source source) {
        if (source instanceof SqlSource sql) {
            return new SourceForm(
                    SourceType.sql,
                    sql.dialect(),
                    null,
                    sql.host(),
                    sql.port(),
                    sql.database().isEmpty() ? null : sql.database(),
                    options(sql.options()),
                    null);
        }
        if (source instanceof ApiSource api) {
            return new SourceForm(
                    SourceType.api,
                    null,
                    api.baseUrl().toString(),
                    null,
                    null,
                    null,
                    options(api.options()),
                    api.auth().equals(ApiAuth.NONE) ? null : api.auth());
        }
        return empty(SourceType.excel);
    }

    private static @Nullable SourceOptions options(SqlOptions options) {
        return options.equals(SqlOptions.DEFAULT)
                ? null
                : new SourceOptions(
                        options.tlsMode(),
                        options.caCertificate(),
                        options.applicationName(),
                        options.connectTimeout(),
                        options.statementTimeout(),
                        null,
                        null,
                        null);
    }

    private static @Nullable SourceOptions options(ApiOptions options) {
        return options.equals(ApiOptions.DEFAULT)
                ? null
                : new SourceOptions(
                        null,
                        null,
                        null,
                        null,
                        null,
                        options.recordsPointer(),
                        options.openapi(),
                        options.paths().isEmpty() ? null : options.paths());
    }
}
