/** Reads whole tables. */
@NullMarked
package dev.onramp.testsupport.sample.unbounded;

import org.jspecify.annotations.NullMarked;
