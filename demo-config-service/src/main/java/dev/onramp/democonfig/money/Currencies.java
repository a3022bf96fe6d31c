package dev.onramp.democonfig.money;

import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** The currencies of ISO 4217. */
public final class Currencies {

    /** What amounts are in if nobody says otherwise. */
    public static final String DEFAULT = "USD";

    private Currencies() {}

    /** How many decimals amounts in a currency have, such as 2 for EUR, 0 for JPY and 3 for KWD; empty if there is no such currency. */
    public static OptionalInt decimals(String code) {
        try {
            var unit = CurrencyUnit.of(code);
            return unit.isPseudoCurrency() ? OptionalInt.empty() : OptionalInt.of(unit.getDecimalPlaces());
        } catch (IllegalCurrencyException unknown) {
            return OptionalInt.empty();
        }
    }
}
