/** onboarding-service: the way of one user through the six steps of onboarding, and what each step collects. */
@NullMarked
package dev.onramp.onboarding;

import org.jspecify.annotations.NullMarked;
