package dev.onramp.defaults.identity;

/** The roles of services whose data is shared by a team. */
public final class Roles {

    /** May read. */
    public static final String VIEWER = "viewer";

    /** May read and write. */
    public static final String EDITOR = "editor";

    /** May do everything, rotation of keys and reading the audit included. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
