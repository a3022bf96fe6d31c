/** Documents in jsonb columns, which people may have written to as well. */
@NullMarked
package dev.onramp.democonfig.document;

import org.jspecify.annotations.NullMarked;
