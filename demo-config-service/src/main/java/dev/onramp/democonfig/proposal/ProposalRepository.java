package dev.onramp.democonfig.proposal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.democonfig.client.ClientUsage;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Proposals of the team. */
@ApplicationScoped
class ProposalRepository implements PanacheRepositoryBase<ProposalEntity, String>, ClientUsage {

    private static final String IS_FOR_CLIENT = "sql('proposal_data ->> ''client_id''') = :clientId";
    private static final String BINDS =
            "(coalesce(cast(sql('proposal_data ->> ''status''') as String), '') in ('sent', 'accepted')"
                    + " and supersededBy is null)";
    /** The newest revision first, as those who delete one and open the one before again. */
    private static final String LOCK_ALL = "select proposal_id from service_proposals"
            + " where proposal_data ->> 'client_id' = :clientId order by revision desc, proposal_id for update";
    // With all its revisions at once, which refer to each other; not if one of them is for another client.
    private static final String DELETE_OTHERS = """
            delete from service_proposals p
            where proposal_data ->> 'client_id' = :clientId
              and not (coalesce(proposal_data ->> 'status', '') in ('sent', 'accepted') and superseded_by is null)
              and not exists (
                  select from service_proposals o
                  where coalesce(o.root_id, o.proposal_id) = coalesce(p.root_id, p.proposal_id)
                    and (o.proposal_data ->> 'client_id' is distinct from :clientId
                         or coalesce(o.proposal_data ->> 'status', '') in ('sent', 'accepted') and o.superseded_by is null))
            """;
    private static final String HAS_STATUS = "sql('proposal_data ->> ''status''') = :status";
    private static final String IS_SUPERSEDED =
            "case when supersededBy is null then false else true end = :isSuperseded";

    /**
     * As {@link Expiry} has it, by the days that it says are over. Only what is a date is compared as one; a zone that
     * nobody knows is UTC. The subqueries let the database read the days once and not for each row.
     */
    private static final String IS_OVER = "cast(sql('coalesce(proposal_data ->> ''valid_until''"
            + " ~ ''^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$''"
            + " and pg_input_is_valid(proposal_data ->> ''valid_until'', ''date'')"
            + " and (proposal_data ->> ''valid_until'') collate \"C\" <= coalesce("
            + "(select cast(cast(? as text) as jsonb)) ->> (proposal_data ->> ''time_zone''),"
            + " (select cast(cast(? as text) as jsonb)) ->> ''''), false)', :daysOver, :daysOver) as Boolean) = true";

    private static final String HAS_TYPE = "sql('proposal_data ->> ''proposal_type''') = :proposalType";

    /** Nobody else can change or delete the proposal until the transaction ends. */
    Uni<ProposalEntity> lock(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The highest number that a revision of the proposal {@code root} has. */
    Uni<Integer> lastRevision(String root) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select max(revision) from ProposalEntity where id = :root or rootId = :root",
                                Integer.class)
                        .setParameter("root", root)
                        .getSingleResult());
    }

    /** @param now decides what has expired */
    Uni<Slice<ProposalEntity>> page(PageRequest page, ProposalFilter filter, Instant now) {
        var stage = filter.stage();
        var isExpired = stage == Stage.expired;
        var isDerived = isExpired || stage == Stage.superseded;
        return ListStatement.of(this, page)
                .where(IS_FOR_CLIENT, "clientId", filter.clientId())
                .where(HAS_STATUS, "status", stage == null ? null : (isDerived ? Stage.sent : stage).name())
                .where(IS_SUPERSEDED, "isSuperseded", isDerived ? !isExpired : null)
                .where(IS_OVER, "daysOver", isExpired ? daysOver(now) : null)
                .where(HAS_TYPE, "proposalType", filter.proposalType())
                .fetch(id -> id);
    }

    private static String daysOver(Instant now) {
        var days = JsonNodeFactory.instance.objectNode();
        Expiry.lastDaysOver(now).forEach((zone, day) -> days.put(zone, day.toString()));
        return days.toString();
    }

    @Override
    public Uni<Long> countBinding(String clientId) {
        return count(IS_FOR_CLIENT + " and " + BINDS, Map.of("clientId", clientId));
    }

    @Override
    public Uni<Long> deleteOthers(String clientId) {
        return getSession()
                .chain(session -> session.createNativeQuery(LOCK_ALL, String.class)
                        .setParameter("clientId", clientId)
                        .getResultList()
                        .chain(locked -> {
                            Mutiny.MutationQuery statement = session.createNativeQuery(DELETE_OTHERS);
                            return statement.setParameter("clientId", clientId).executeUpdate();
                        }))
                .chain(() -> count(IS_FOR_CLIENT, Map.of("clientId", clientId)));
    }
}
