/** Exact money: amounts are {@link java.math.BigDecimal}s at the scale of their currency. */
@NullMarked
package dev.onramp.democonfig.money;

import org.jspecify.annotations.NullMarked;
