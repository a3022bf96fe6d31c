package dev.onramp.democonfig.evidence;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of proposals. */
@ApplicationScoped
class EventRepository implements PanacheRepositoryBase<EventEntity, EventEntity.Key> {

    /** At most {@code limit} of them, in order. */
    Uni<List<EventEntity>> ofProposal(String proposalId, int limit) {
        return find("proposalId", Sort.by("sequence"), proposalId)
                .range(0, limit - 1)
                .list();
    }

    /** The last of them that has one of {@code actions}, or null. */
    Uni<@Nullable EventEntity> last(String proposalId, List<String> actions) {
        return find("proposalId = ?1 and action in ?2", Sort.descending("sequence"), proposalId, actions)
                .firstResult();
    }

    Uni<EventEntity> ofProposal(String proposalId, Integer sequence) {
        return find("proposalId = ?1 and sequence = ?2", proposalId, sequence).firstResult();
    }
}
