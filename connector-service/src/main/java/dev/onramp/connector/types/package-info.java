/** What a profile of each type looks like, for people and programs that make forms of it. */
@NullMarked
package dev.onramp.connector.types;

import org.jspecify.annotations.NullMarked;
