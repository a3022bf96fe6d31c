/** A package whose mark does not reach the packages below it. */
@NullMarked
package dev.onramp.testsupport.sample.marked;

import org.jspecify.annotations.NullMarked;
