/** Waits for a result. */
@NullMarked
package dev.onramp.testsupport.sample.waiting;

import org.jspecify.annotations.NullMarked;
