package dev.onramp.democonfig.catalog;

import java.util.List;

/**
 * A KPI of the catalogue.
 *
 * @param code canonical: upper case
 * @param requiredObjects codes of the object models that it is computed from, in order
 * @param valueChains codes of the value chains of the modules that have it, in order
 */
public record CatalogueKpi(
        String code, String name, String unit, List<String> requiredObjects, List<String> valueChains) {}
