package dev.onramp.democonfig.proposal;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Acceptance links, by the hash of their token. */
@ApplicationScoped
class LinkRepository implements PanacheRepositoryBase<LinkEntity, String> {

    static final String REVOKED = "revoked";
    static final String SUPERSEDED = "superseded";

    /** The proposal that the link is for, or null; the link itself is not kept in the session. */
    Uni<@Nullable String> proposalOf(String tokenSha256) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select proposalId from LinkEntity where tokenSha256 = :hash", String.class)
                        .setParameter("hash", tokenSha256)
                        .getSingleResultOrNull());
    }

    /** All links of the proposal, but not more than {@code limit}. */
    Uni<List<LinkEntity>> ofProposal(String proposalId, int limit) {
        return find("proposalId", Sort.by("createdAt").and("tokenSha256"), proposalId)
                .range(0, limit - 1)
                .list();
    }

    /** The live link of the proposal, or null; the link itself is not kept in the session. */
    Uni<@Nullable String> live(String proposalId) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select tokenSha256 from LinkEntity where proposalId = :id and revokedAt is null",
                                String.class)
                        .setParameter("id", proposalId)
                        .getSingleResultOrNull());
    }

    /** Ends the live link of the proposal, if there is one. */
    Uni<Void> revoke(String proposalId, String because, Instant now) {
        return update(
                        "revokedAt = ?1, revokedBecause = ?2 where proposalId = ?3 and revokedAt is null",
                        now,
                        because,
                        proposalId)
                .replaceWithVoid();
    }
}
