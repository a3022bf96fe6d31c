/** HTTP conventions: request ids and the request log, entity tags, answers. */
@NullMarked
package dev.onramp.defaults.http;

import org.jspecify.annotations.NullMarked;
