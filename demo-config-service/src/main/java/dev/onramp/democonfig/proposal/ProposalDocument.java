package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.democonfig.content.ProposalType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON in {@code proposal_data}. People may have written it by SQL: what does not fit is read as absent. */
@RegisterForReflection // StoredJson is no part of an endpoint, so a native build does not see what it reads
record ProposalDocument(
        @Nullable String clientId,
        @Nullable ProposalType proposalType,
        @Nullable ObjectNode pricing,
        @Nullable ObjectNode timeline,
        @Nullable ObjectNode resources,
        @Nullable ProposalStatus status) {

    static final Set<String> FIELDS =
            Set.of("client_id", "proposal_type", "pricing", "timeline", "resources", "status");

    static ProposalDocument read(ObjectNode stored) {
        return StoredJson.read(stored, ProposalDocument.class);
    }

    static ObjectNode write(ProposalRequest request) {
        return StoredJson.write(new ProposalDocument(
                request.clientId(),
                request.proposalType(),
                part(request.pricing()),
                part(request.timeline()),
                part(request.resources()),
                Objects.requireNonNullElse(request.status(), ProposalStatus.draft)));
    }

    /** A part of the document as far as it fits {@code type}. */
    static <T> @Nullable T part(@Nullable ObjectNode stored, Class<T> type) {
        return stored == null ? null : StoredJson.read(stored, type);
    }

    private static @Nullable ObjectNode part(@Nullable Object value) {
        return value == null ? null : StoredJson.write(value);
    }
}
