/** How services run database work: one transaction, one deadline, the caller's rows only. */
@NullMarked
package dev.onramp.defaults.persistence;

import org.jspecify.annotations.NullMarked;
