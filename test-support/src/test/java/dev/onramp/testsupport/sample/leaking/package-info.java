/** Resources whose signatures show the table. */
@NullMarked
package dev.onramp.testsupport.sample.leaking;

import org.jspecify.annotations.NullMarked;
