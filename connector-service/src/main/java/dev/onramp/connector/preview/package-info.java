/** The first rows of what was discovered. */
@NullMarked
package dev.onramp.connector.preview;

import org.jspecify.annotations.NullMarked;
