/** The second wall between users: row-level security in the database. */
@NullMarked
package dev.onramp.onboarding.owner;

import org.jspecify.annotations.NullMarked;
