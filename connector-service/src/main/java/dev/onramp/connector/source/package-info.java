/** What a profile points at, what can be read from it, and what can go wrong on the way. */
@NullMarked
package dev.onramp.connector.source;

import org.jspecify.annotations.NullMarked;
