/** Objects that are not complete when they exist. */
@NullMarked
package dev.onramp.testsupport.sample.injecting;

import org.jspecify.annotations.NullMarked;
