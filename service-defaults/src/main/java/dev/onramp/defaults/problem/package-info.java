/** Errors as RFC 9457 problems: what a service raises, and how everything else that fails is told. */
@NullMarked
package dev.onramp.defaults.problem;

import org.jspecify.annotations.NullMarked;
