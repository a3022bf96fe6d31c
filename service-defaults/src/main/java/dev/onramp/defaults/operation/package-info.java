/** Running a service: configuration, start-up checks, readiness. */
@NullMarked
package dev.onramp.defaults.operation;

import org.jspecify.annotations.NullMarked;
