package dev.onramp.democonfig.kpi;

import java.util.List;

/**
 * What was found of the KPIs that somebody asked for.
 *
 * @param found each once, in the order asked for
 * @param unknown what was asked for and is neither in the catalogue nor one of the client's, as it was written, each once
 */
public record KpiSelection(List<KpiDefinition> found, List<String> unknown) {}
