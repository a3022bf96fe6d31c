/** What a proposal says: prices, dates and people, as callers write them, rate cards compute them and clients read them. */
@NullMarked
package dev.onramp.democonfig.content;

import org.jspecify.annotations.NullMarked;
