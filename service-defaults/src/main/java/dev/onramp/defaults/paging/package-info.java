/** Lists: newest first, by offset with a total or by keyset cursor without. */
@NullMarked
package dev.onramp.defaults.paging;

import org.jspecify.annotations.NullMarked;
