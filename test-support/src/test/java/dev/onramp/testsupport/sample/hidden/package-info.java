/** Resource methods that JAX-RS does not see. */
@NullMarked
package dev.onramp.testsupport.sample.hidden;

import org.jspecify.annotations.NullMarked;
