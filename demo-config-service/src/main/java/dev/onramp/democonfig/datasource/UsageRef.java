package dev.onramp.democonfig.datasource;

import dev.onramp.defaults.http.Ids;

/** How connector-service is told which client uses a profile. */
final class UsageRef {

    private UsageRef() {}

    /** The id of the client; of one that somebody wrote by SQL and that does not fit into a path, its SHA-256. */
    static String of(String client) {
        return client.matches(Ids.FORM) ? client : "sha256-" + Sha256.hex(client);
    }
}
