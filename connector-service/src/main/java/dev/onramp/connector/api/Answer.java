package dev.onramp.connector.api;

import io.vertx.core.buffer.Buffer;

/**
 * A good answer of an API.
 *
 * @param body empty if nobody asked for it
 * @param encrypted whether it came through TLS
 */
record Answer(Buffer body, boolean encrypted) {}
