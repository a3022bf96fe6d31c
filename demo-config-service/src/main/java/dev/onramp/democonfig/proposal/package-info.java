/** Proposals: what a client is offered, for how much, when and by whom. */
@NullMarked
package dev.onramp.democonfig.proposal;

import org.jspecify.annotations.NullMarked;
