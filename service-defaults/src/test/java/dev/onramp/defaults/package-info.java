/** Tests of the whole module, and what the tests of its parts have in common. */
@NullMarked
package dev.onramp.defaults;

import org.jspecify.annotations.NullMarked;
