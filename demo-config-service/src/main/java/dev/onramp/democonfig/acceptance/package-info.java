/** How clients read what they are offered, and accept or reject it, by a link. */
@NullMarked
package dev.onramp.democonfig.acceptance;

import org.jspecify.annotations.NullMarked;
