package dev.onramp.democonfig.acceptance;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The time by which limits are refilled. */
final class Time {

    private Time() {}

    @Produces
    @Singleton
    static TimeMeter meter() {
        return TimeMeter.SYSTEM_NANOTIME;
    }
}
