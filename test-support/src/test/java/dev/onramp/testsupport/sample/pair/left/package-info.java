/** Half of a cycle. */
@NullMarked
package dev.onramp.testsupport.sample.pair.left;

import org.jspecify.annotations.NullMarked;
