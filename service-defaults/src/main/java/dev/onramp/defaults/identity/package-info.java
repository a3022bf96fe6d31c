/** Who calls: a bearer token everywhere, a header on a developer's machine. */
@NullMarked
package dev.onramp.defaults.identity;

import org.jspecify.annotations.NullMarked;
