/** A feature as it should be. */
@NullMarked
package dev.onramp.testsupport.sample.good;

import org.jspecify.annotations.NullMarked;
