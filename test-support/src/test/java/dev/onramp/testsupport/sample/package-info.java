/** Small features that break the architecture rules on purpose, one rule a package, and one that keeps them all. */
@NullMarked
package dev.onramp.testsupport.sample;

import org.jspecify.annotations.NullMarked;
