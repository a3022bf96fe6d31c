/** KPIs that clients define for themselves, and their formulas. */
@NullMarked
package dev.onramp.democonfig.kpi;

import org.jspecify.annotations.NullMarked;
