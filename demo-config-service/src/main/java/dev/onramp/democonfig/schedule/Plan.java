package dev.onramp.democonfig.schedule;

import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;

/** When work is done, and by whom: the hours of the phases and those of the people both come to the hours of all. */
public record Plan(Timeline timeline, Resources resources) {}
