/** JSON in, JSON out, JSON stored: strict when reading from callers, tolerant when reading our own rows. */
@NullMarked
package dev.onramp.defaults.json;

import org.jspecify.annotations.NullMarked;
