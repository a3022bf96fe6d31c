/** connector-service: connection profiles for SQL, API and Excel sources. */
@NullMarked
package dev.onramp.connector;

import org.jspecify.annotations.NullMarked;
