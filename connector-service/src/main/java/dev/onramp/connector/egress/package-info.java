/** The only way out of the service: every connection to a source goes through it and is checked, bounded and cut by it. */
@NullMarked
package dev.onramp.connector.egress;

import org.jspecify.annotations.NullMarked;
