/** persona-service: personas of the calling user, with the text they were made from. */
@NullMarked
package dev.onramp.persona;

import org.jspecify.annotations.NullMarked;
