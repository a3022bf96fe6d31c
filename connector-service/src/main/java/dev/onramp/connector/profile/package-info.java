/** Connection profiles: where a source is and how to get in. */
@NullMarked
package dev.onramp.connector.profile;

import org.jspecify.annotations.NullMarked;
