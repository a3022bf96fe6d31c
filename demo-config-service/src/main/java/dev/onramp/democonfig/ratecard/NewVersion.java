package dev.onramp.democonfig.ratecard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The next version of a rate card as a caller writes it. */
sealed interface NewVersion permits EstimateVersion, FullVersion {

    String currency();

    @Nullable LocalDate validFrom();

    Card card();
}
