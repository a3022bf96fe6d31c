/** Says what is wrong with a profile before it is stored, and without a look at the source. */
@NullMarked
package dev.onramp.connector.validation;

import org.jspecify.annotations.NullMarked;
