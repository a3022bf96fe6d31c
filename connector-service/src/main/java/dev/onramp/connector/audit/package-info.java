/** Who did what to which profile, and when. */
@NullMarked
package dev.onramp.connector.audit;

import org.jspecify.annotations.NullMarked;
