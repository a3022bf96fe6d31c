/** Secrets at rest. */
@NullMarked
package dev.onramp.defaults.secret;

import org.jspecify.annotations.NullMarked;
