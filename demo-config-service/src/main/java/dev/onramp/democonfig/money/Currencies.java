package dev.onramp.democonfig.money;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** The currencies of ISO 4217 as it was at the beginning of 2026. */
public final class Currencies {

    /** What amounts are in if nobody says otherwise. */
    public static final String DEFAULT = "USD";

    /** What came after the list of Joda-Money, or is missing there, with its decimals. */
    private static final Map<String, Integer> NEW = Map.of("SLE", 2, "UYW", 4, "VED", 2, "XCG", 2, "ZWG", 2);

    /** What Joda-Money still has, and nobody can pay with. */
    private static final Set<String> WITHDRAWN = Set.of(
            "ADP", "ANG", "ATS", "BEF", "BGN", "BYR", "CUC", "CYP", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "HRK",
            "IEP", "ITL", "LTL", "LUF", "LVL", "MRO", "MTL", "NLG", "PTE", "RUR", "SIT", "SKK", "SLL", "STD", "VEF",
            "ZWL");

    private Currencies() {}

    /** How many decimals amounts in a currency have, such as 2 for EUR, 0 for JPY and 3 for KWD; empty if there is no such currency. */
    public static OptionalInt decimals(String code) {
        var added = NEW.get(code);
        if (added != null) {
            return OptionalInt.of(added);
        }
        if (WITHDRAWN.contains(code)) {
            return OptionalInt.empty();
        }
        try {
            var unit = CurrencyUnit.of(code);
            return unit.isPseudoCurrency() ? OptionalInt.empty() : OptionalInt.of(unit.getDecimalPlaces());
        } catch (IllegalCurrencyException unknown) {
            return OptionalInt.empty();
        }
    }
}
