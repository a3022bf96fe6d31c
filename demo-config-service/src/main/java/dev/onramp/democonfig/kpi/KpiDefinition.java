package dev.onramp.democonfig.kpi;

import java.util.List;

/**
 * A KPI of the catalogue or of one client, as other features need it.
 *
 * @param code canonical: upper case
 * @param custom whether the client defined it
 * @param requiredObjects codes of object models, in order
 * @param valueChains codes of value chains, in order; those of its source for a custom one
 */
public record KpiDefinition(
        String code,
        String name,
        String unit,
        boolean custom,
        List<String> requiredObjects,
        List<String> valueChains) {}
