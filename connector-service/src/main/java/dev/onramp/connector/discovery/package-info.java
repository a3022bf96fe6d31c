/** What is in a source: found by an operation, kept as snapshots, compared. */
@NullMarked
package dev.onramp.connector.discovery;

import org.jspecify.annotations.NullMarked;
