/** The idempotency keys of this service. */
@NullMarked
package dev.onramp.democonfig.idempotency;

import org.jspecify.annotations.NullMarked;
