/** HTTP APIs as sources: what they hold, and whether they can be reached. */
@NullMarked
package dev.onramp.connector.api;

import org.jspecify.annotations.NullMarked;
