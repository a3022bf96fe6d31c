/** Rotation of the keys that secrets are encrypted with, while the service runs. */
@NullMarked
package dev.onramp.connector.rotation;

import org.jspecify.annotations.NullMarked;
