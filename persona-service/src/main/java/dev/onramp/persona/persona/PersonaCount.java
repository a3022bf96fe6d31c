package dev.onramp.persona.persona;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many personas the calling user has. */
record PersonaCount(@Schema(examples = "42") long count) {}
