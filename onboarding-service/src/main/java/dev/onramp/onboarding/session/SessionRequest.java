package dev.onramp.onboarding.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says to start a session: nothing. Fields that this service does not know are refused. */
@Schema(additionalProperties = Schema.False.class, examples = "{}")
record SessionRequest() {}
