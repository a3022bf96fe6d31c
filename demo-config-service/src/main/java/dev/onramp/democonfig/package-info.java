/** demo-config-service: client configurations and service proposals, shared by the team. */
@NullMarked
package dev.onramp.democonfig;

import org.jspecify.annotations.NullMarked;
