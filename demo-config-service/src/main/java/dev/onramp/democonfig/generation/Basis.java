package dev.onramp.democonfig.generation;

import dev.onramp.democonfig.kpi.KpiDefinition;
import dev.onramp.democonfig.ratecard.RateCard;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request refers to, as it was found.
 *
 * @param kpis each once, in the order asked for
 * @param objectCodes canonical codes by those in the request
 * @param valueChains likewise; empty if the request names none
 * @param publicHolidays those of the calendar that the request names
 * @param today in the zone of the request
 */
record Basis(
        RateCard rateCard,
        List<KpiDefinition> kpis,
        Map<String, String> objectCodes,
        Map<String, String> valueChains,
        Set<LocalDate> publicHolidays,
        LocalDate today) {}
