/** Questions about what KPIs need. */
@NullMarked
package dev.onramp.democonfig.analysis;

import org.jspecify.annotations.NullMarked;
