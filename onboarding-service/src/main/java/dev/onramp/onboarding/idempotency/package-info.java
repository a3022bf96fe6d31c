/** The idempotency keys of this service. */
@NullMarked
package dev.onramp.onboarding.idempotency;

import org.jspecify.annotations.NullMarked;
