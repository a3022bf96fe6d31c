/** What work costs by a rate card: lines, discount, tax and totals. Pure: it reads no clock and no database. */
@NullMarked
package dev.onramp.democonfig.pricing;

import org.jspecify.annotations.NullMarked;
