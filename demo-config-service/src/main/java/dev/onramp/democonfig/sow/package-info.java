/** A proposal as a statement of work, for people: one model, written as Markdown, HTML and PDF. */
@NullMarked
package dev.onramp.democonfig.sow;

import org.jspecify.annotations.NullMarked;
