/** What people see who follow a link to a proposal. It works without script. */
@NullMarked
package dev.onramp.democonfig.page;

import org.jspecify.annotations.NullMarked;
