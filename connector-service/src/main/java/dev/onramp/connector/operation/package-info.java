/** Work that takes longer than a request: it survives the death of the process, and runs once across replicas. */
@NullMarked
package dev.onramp.connector.operation;

import org.jspecify.annotations.NullMarked;
