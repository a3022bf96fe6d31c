/** What the contracts of all services say alike. */
@NullMarked
package dev.onramp.defaults.openapi;

import org.jspecify.annotations.NullMarked;
