/** Clients: what each has bought and how it wants it. */
@NullMarked
package dev.onramp.democonfig.client;

import org.jspecify.annotations.NullMarked;
