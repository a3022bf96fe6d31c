package dev.onramp.democonfig.datasource;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The profiles that connector-service was seen to have while it was asked for one request. */
@RequestScoped
class SeenProfiles {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** The ids, to be added to and to be read; may be used on any thread. */
    Set<String> ids() {
        return ids;
    }
}
