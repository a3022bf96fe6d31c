/** Two features that need each other, in types only. */
@NullMarked
package dev.onramp.testsupport.sample.pair;

import org.jspecify.annotations.NullMarked;
