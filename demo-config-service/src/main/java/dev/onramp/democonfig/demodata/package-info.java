/** Invented series of KPIs, to show a client what its own would look like. */
@NullMarked
package dev.onramp.democonfig.demodata;

import org.jspecify.annotations.NullMarked;
