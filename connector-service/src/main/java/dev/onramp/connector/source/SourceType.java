package dev.onramp.connector.source;

/** The kinds of sources. The names are those of the API and of the database. */
public enum SourceType {
    sql,
    api,
    excel
}
