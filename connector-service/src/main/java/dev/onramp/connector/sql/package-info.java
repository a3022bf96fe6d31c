/** Sessions on databases of every dialect, through the guarded way out. */
@NullMarked
package dev.onramp.connector.sql;

import org.jspecify.annotations.NullMarked;
