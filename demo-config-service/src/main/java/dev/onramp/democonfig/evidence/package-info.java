/** What can be proved of the life of proposals: events in a chain of hashes. */
@NullMarked
package dev.onramp.democonfig.evidence;

import org.jspecify.annotations.NullMarked;
