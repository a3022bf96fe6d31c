/** What is in a database, by its own catalogue, and the first rows of its tables. */
@NullMarked
package dev.onramp.connector.catalog;

import org.jspecify.annotations.NullMarked;
