package dev.onramp.democonfig.schedule;

import java.math.BigDecimal;

/** A phase with its weeks, counted from 1. */
record PlannedPhase(String name, int fromWeek, int toWeek, BigDecimal hours) {

    int weeks() {
        return toWeek - fromWeek + 1;
    }
}
