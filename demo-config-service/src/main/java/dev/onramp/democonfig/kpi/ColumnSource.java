package dev.onramp.democonfig.kpi;

import io.smallrye.mutiny.Uni;

/** Whoever knows the columns behind connector profiles. */
public interface ColumnSource {

    /**
     * The columns that were discovered for the profile. Asks another service, so it must not be called inside of a
     * transaction. Never fails: what cannot be found out is told by the status.
     */
    Uni<ProfileColumns> columns(String profileId);
}
