/** When work is done, and by whom: working days, phases and the hours of people. Pure: it reads no clock and no database. */
@NullMarked
package dev.onramp.democonfig.schedule;

import org.jspecify.annotations.NullMarked;
