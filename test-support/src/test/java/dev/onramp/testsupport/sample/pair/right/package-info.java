/** Half of a cycle. */
@NullMarked
package dev.onramp.testsupport.sample.pair.right;

import org.jspecify.annotations.NullMarked;
