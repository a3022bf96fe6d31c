package dev.onramp.democonfig.proposal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Has no fields, so that nobody believes to have said something that was not understood. */
@Schema(description = "No fields; the body may be absent.")
record NothingRequest() {}
