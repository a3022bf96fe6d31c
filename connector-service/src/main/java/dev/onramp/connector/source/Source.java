package dev.onramp.connector.source;

/** Where data is. */
public sealed interface Source permits SqlSource, ApiSource, WorkbookSource {

    /**
     * What secrets are bound to: where they would be sent. Two sources with the same text are the same place, whatever
     * their other options are.
     */
    String destination();

    /**
     * Who is kept from being asked too often: {@code host:port}, whatever is asked there and by which profile; for a
     * workbook, the profile that holds it.
     */
    String target();
}
