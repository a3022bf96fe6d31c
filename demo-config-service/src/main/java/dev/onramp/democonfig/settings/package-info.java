/** What an operator can tell the service. */
@NullMarked
package dev.onramp.democonfig.settings;

import org.jspecify.annotations.NullMarked;
