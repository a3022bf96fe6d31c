/** Opens transactions by itself. */
@NullMarked
package dev.onramp.testsupport.sample.opening;

import org.jspecify.annotations.NullMarked;
