package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.money.Currencies;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Numbers and dates for people: exact, and alike wherever the service runs. */
public final class Figures {

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private Figures() {}

    /** Such as {@code USD 1,250.00}: no digit is dropped, and at least the decimals of the currency are there. */
    public static String money(BigDecimal amount, @Nullable String currency) {
        if (currency == null) {
            return grouped(amount);
        }
        var decimals = Currencies.decimals(currency).orElse(0);
        var exact = amount.stripTrailingZeros();
        return currency + "\u00a0" + grouped(exact.setScale(Math.max(decimals, exact.scale())));
    }

    /** Such as {@code 1,250.5}: without the zeros that say nothing. */
    public static String quantity(BigDecimal number) {
        var exact = number.stripTrailingZeros();
        return grouped(exact.setScale(Math.max(0, exact.scale())));
    }

    /** Such as {@code 1 March 2026}. */
    public static String date(LocalDate date) {
        return date.getDayOfMonth() + "\u00a0" + MONTHS[date.getMonthValue() - 1] + "\u00a0" + date.getYear();
    }

    /** Such as {@code Mar 2026}. */
    static String month(LocalDate date) {
        return MONTHS[date.getMonthValue() - 1].substring(0, 3) + " " + date.getYear();
    }

    private static String grouped(BigDecimal number) {
        var digits = number.toPlainString();
        var start = digits.startsWith("-") ? 1 : 0;
        var point = digits.indexOf('.');
        var text = new StringBuilder(digits);
        for (int i = (point < 0 ? digits.length() : point) - 3; i > start; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
