/** The idempotency keys of this service. */
@NullMarked
package dev.onramp.connector.idempotency;

import org.jspecify.annotations.NullMarked;
