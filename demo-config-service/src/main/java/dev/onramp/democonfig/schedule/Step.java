package dev.onramp.democonfig.schedule;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A phase before it has dates.
 *
 * @param fromWeek the first week, counted from 1, if nothing before is late
 * @param toWeek the last week if the team is never short of time
 * @param hours of work by role
 */
public record Step(String name, int fromWeek, int toWeek, Map<String, BigDecimal> hours) {}
