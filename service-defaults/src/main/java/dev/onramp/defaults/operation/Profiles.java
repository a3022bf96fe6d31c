package dev.onramp.defaults.operation;

import io.quarkus.runtime.configuration.ConfigUtils;

/** Which kind of place the service runs in. */
public final class Profiles {

    private Profiles() {}

    /** A developer's machine: `local` is active, and production is not. */
    public static boolean isLocal() {
        return ConfigUtils.isProfileActive("local") && !isProduction();
    }

    static boolean isProduction() {
        return ConfigUtils.isProfileActive("prod");
    }
}
