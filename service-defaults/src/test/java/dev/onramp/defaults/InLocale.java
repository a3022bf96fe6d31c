package dev.onramp.defaults;

import java.util.Locale;
import java.util.function.Supplier;

/** For answers that must not depend on where the service runs. */
public final class InLocale {

    private InLocale() {}

    /** What {@code code} gives on a machine whose numbers are written in Arabic-Indic digits. */
    public static <T> T arabic(Supplier<T> code) {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            return code.get();
        } finally {
            Locale.setDefault(usual);
        }
    }
}
