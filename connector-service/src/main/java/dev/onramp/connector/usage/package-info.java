/** Who uses which profile: what is used is not deleted. */
@NullMarked
package dev.onramp.connector.usage;

import org.jspecify.annotations.NullMarked;
