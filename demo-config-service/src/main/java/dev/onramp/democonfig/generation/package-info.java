/** Proposals that are computed from a client, KPIs or object models, and a rate card. */
@NullMarked
package dev.onramp.democonfig.generation;

import org.jspecify.annotations.NullMarked;
