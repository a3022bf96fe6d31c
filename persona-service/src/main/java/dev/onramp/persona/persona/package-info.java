/** Personas: the text somebody wrote about a person, and what was made of it. */
@NullMarked
package dev.onramp.persona.persona;

import org.jspecify.annotations.NullMarked;
