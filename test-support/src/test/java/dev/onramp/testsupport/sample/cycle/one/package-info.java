/** Part of a cycle. */
@NullMarked
package dev.onramp.testsupport.sample.cycle.one;

import org.jspecify.annotations.NullMarked;
