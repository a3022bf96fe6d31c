/** Three features that need each other. */
@NullMarked
package dev.onramp.testsupport.sample.cycle;

import org.jspecify.annotations.NullMarked;
