/** Resources that reach past the service. */
@NullMarked
package dev.onramp.testsupport.sample.skipping;

import org.jspecify.annotations.NullMarked;
