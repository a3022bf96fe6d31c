/** Runs two operations on one session at once. */
@NullMarked
package dev.onramp.testsupport.sample.parallel;

import org.jspecify.annotations.NullMarked;
