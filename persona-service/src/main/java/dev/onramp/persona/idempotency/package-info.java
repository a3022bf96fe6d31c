/** The idempotency keys of this service. */
@NullMarked
package dev.onramp.persona.idempotency;

import org.jspecify.annotations.NullMarked;
