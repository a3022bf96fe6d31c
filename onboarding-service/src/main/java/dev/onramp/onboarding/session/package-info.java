/** Sessions: where a user stands in the onboarding. A user has at most one that is active. */
@NullMarked
package dev.onramp.onboarding.session;

import org.jspecify.annotations.NullMarked;
