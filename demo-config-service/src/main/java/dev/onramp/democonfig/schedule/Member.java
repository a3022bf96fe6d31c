package dev.onramp.democonfig.schedule;

import java.math.BigDecimal;

/**
 * Somebody of a team.
 *
 * @param weeklyHours more than 0: how much of a week this person has
 */
public record Member(String name, String role, BigDecimal weeklyHours) {}
