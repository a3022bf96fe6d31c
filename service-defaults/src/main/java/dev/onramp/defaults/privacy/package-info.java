/** What of a request must not be written down. */
@NullMarked
package dev.onramp.defaults.privacy;

import org.jspecify.annotations.NullMarked;
