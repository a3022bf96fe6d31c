/** Runs all of Onramp on one machine: one PostgreSQL, four services, one command. */
@NullMarked
package dev.onramp.local;

import org.jspecify.annotations.NullMarked;
