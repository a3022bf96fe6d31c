package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.content.ProposalType;
import dev.onramp.democonfig.content.RateCardKey;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON in {@code proposal_data}. People may have written it by SQL: what does not fit is read as absent. */
@RegisterForReflection // StoredJson is no part of an endpoint, so a native build does not see what it reads
record ProposalDocument(
        @Nullable String clientId,
        @Nullable ProposalType proposalType,
        @Nullable String title,
        @Nullable String notes,
        @Nullable String currency,
        @Nullable LocalDate validUntil,
        @Nullable String timeZone,
        @Nullable ObjectNode pricing,
        @Nullable ObjectNode timeline,
        @Nullable ObjectNode resources,
        @Nullable ObjectNode rateCard,
        @Nullable ProposalStatus status) {

    static final String STATUS = "status";
    static final String RATE_CARD = "rate_card";
    static final String PRICING = "pricing";
    static final String CURRENCY = "currency";

    /** What callers write, apart from the status. */
    static final Set<String> FIELDS = Set.of(
            "client_id",
            "proposal_type",
            "title",
            "notes",
            CURRENCY,
            "valid_until",
            "time_zone",
            PRICING,
            "timeline",
            "resources");

    static ProposalDocument read(ObjectNode stored) {
        return StoredJson.read(stored, ProposalDocument.class);
    }

    /** The content of {@code request} as it is stored, with neither status nor rate card. */
    static ObjectNode write(ProposalRequest request) {
        return write(new ProposalContent(
                request.clientId(),
                request.proposalType(),
                request.title(),
                request.notes(),
                request.currency(),
                request.validUntil(),
                request.timeZone(),
                request.pricing(),
                request.timeline(),
                request.resources(),
                null));
    }

    /** {@code content} as it is stored, without status. */
    static ObjectNode write(ProposalContent content) {
        return StoredJson.write(content);
    }

    @Nullable Instant expiresAt() {
        return Expiry.of(validUntil, timeZone);
    }

    /** The content as far as it can be read. */
    ProposalContent content() {
        return new ProposalContent(
                Objects.requireNonNullElse(clientId, ""),
                proposalType,
                title,
                notes,
                currency,
                validUntil,
                timeZone,
                part(pricing, Pricing.class),
                part(timeline, Timeline.class),
                part(resources, Resources.class),
                card());
    }

    /** A part of the document as far as it fits {@code type}. */
    private static <T> @Nullable T part(@Nullable ObjectNode stored, Class<T> type) {
        return stored == null ? null : StoredJson.read(stored, type);
    }

    /** Half a key is none. */
    private @Nullable RateCardKey card() {
        return rateCard != null
                        && rateCard.path("code").isTextual()
                        && rateCard.path("version").isInt()
                ? new RateCardKey(
                        rateCard.get("code").textValue(),
                        rateCard.get("version").intValue())
                : null;
    }
}
