/** What clients can have: modules, licences, and the KPIs and object models behind them. */
@NullMarked
package dev.onramp.democonfig.catalog;

import org.jspecify.annotations.NullMarked;
