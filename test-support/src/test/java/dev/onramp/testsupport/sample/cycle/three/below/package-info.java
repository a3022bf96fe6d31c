/** Part of a cycle. */
@NullMarked
package dev.onramp.testsupport.sample.cycle.three.below;

import org.jspecify.annotations.NullMarked;
