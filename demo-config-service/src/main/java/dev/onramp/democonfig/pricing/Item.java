package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.ratecard.HoursRange;
import java.math.BigDecimal;

/**
 * Something that has a price.
 *
 * @param category the name of the item's part in the breakdown
 * @param quantity a range where {@code byTime}; counts all years where {@code recurring}
 * @param rule where the price comes from, for the team
 * @param recurring whether it comes again in each year of the term
 * @param byTime whether it is paid by time, so that its price is a range
 */
public record Item(
        String category,
        String description,
        HoursRange quantity,
        String unit,
        BigDecimal unitPrice,
        String rule,
        boolean recurring,
        boolean byTime) {

    /** Something with a fixed price. */
    static Item fixed(
            String category, String description, BigDecimal quantity, String unit, BigDecimal unitPrice, String rule) {
        return new Item(category, description, HoursRange.exactly(quantity), unit, unitPrice, rule, false, false);
    }

    /** Something with a fixed price that comes again in each year; the quantity counts all years. */
    static Item recurring(
            String category, String description, BigDecimal quantity, String unit, BigDecimal unitPrice, String rule) {
        return new Item(category, description, HoursRange.exactly(quantity), unit, unitPrice, rule, true, false);
    }

    /** Work that is paid by the hour. */
    static Item byTime(String category, String description, HoursRange hours, BigDecimal hourlyRate, String rule) {
        return new Item(category, description, hours, "hour", hourlyRate, rule, false, true);
    }
}
