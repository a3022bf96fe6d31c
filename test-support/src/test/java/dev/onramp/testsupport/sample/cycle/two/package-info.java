/** Part of a cycle. */
@NullMarked
package dev.onramp.testsupport.sample.cycle.two;

import org.jspecify.annotations.NullMarked;
