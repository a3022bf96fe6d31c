/** Tests of connections: on demand, within a deadline, with a history. */
@NullMarked
package dev.onramp.connector.probe;

import org.jspecify.annotations.NullMarked;
