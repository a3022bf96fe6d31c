package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.democonfig.client.ClientUsage;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Map;

/** Proposals of the team. */
@ApplicationScoped
class ProposalRepository implements PanacheRepositoryBase<ProposalEntity, String>, ClientUsage {

    private static final String IS_FOR_CLIENT = "sql('proposal_data ->> ''client_id''') = :clientId";
    private static final String HAS_STATUS = "sql('proposal_data ->> ''status''') = :status";
    private static final String HAS_TYPE = "sql('proposal_data ->> ''proposal_type''') = :proposalType";

    /** Nobody else can change or delete the proposal until the transaction ends. */
    Uni<ProposalEntity> lock(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Slice<ProposalEntity>> page(PageRequest page, ProposalFilter filter) {
        return ListStatement.of(this, page)
                .where(IS_FOR_CLIENT, "clientId", filter.clientId())
                .where(HAS_STATUS, "status", filter.status())
                .where(HAS_TYPE, "proposalType", filter.proposalType())
                .fetch(id -> id);
    }

    @Override
    public Uni<Long> countProposalsOf(String clientId) {
        return count(IS_FOR_CLIENT, Map.of("clientId", clientId));
    }
}
