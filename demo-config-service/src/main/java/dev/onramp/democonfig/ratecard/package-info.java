/** Rate cards: the versioned data that prices and durations are computed by. */
@NullMarked
package dev.onramp.democonfig.ratecard;

import org.jspecify.annotations.NullMarked;
