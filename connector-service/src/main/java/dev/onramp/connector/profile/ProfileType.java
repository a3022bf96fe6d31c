package dev.onramp.connector.profile;

/** The kinds of sources. The names are those of the API. */
enum ProfileType {
    sql,
    api,
    excel
}
