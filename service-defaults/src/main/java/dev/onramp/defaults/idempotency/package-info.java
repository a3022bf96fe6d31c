/** {@code Idempotency-Key}: a creating POST that is sent twice is done once. */
@NullMarked
package dev.onramp.defaults.idempotency;

import org.jspecify.annotations.NullMarked;
