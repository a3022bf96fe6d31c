package dev.onramp.democonfig.datasource;

import dev.onramp.democonfig.client.DataSourceState.Verification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one profile of a client.
 *
 * @param checkedAt when connector-service said so; null if it has not yet
 * @param registered whether connector-service knows that the client uses it
 */
record ProfileState(Verification verification, @Nullable Instant checkedAt, boolean registered) {

    /** Of a profile that nobody has asked for yet. */
    static final ProfileState UNKNOWN = new ProfileState(Verification.unverified, null, false);
}
