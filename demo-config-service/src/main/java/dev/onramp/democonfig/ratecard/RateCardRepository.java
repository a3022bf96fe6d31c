package dev.onramp.democonfig.ratecard;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** Rate cards in all their versions. */
@ApplicationScoped
class RateCardRepository implements PanacheRepositoryBase<RateCardEntity, String> {

    private static final String IS_NEWEST = "(code, version) in (select other.code, max(other.version)"
            + " from RateCardEntity other where other.validFrom <= :today group by other.code)";
    private static final String HAS_CODE = "code = :code";

    /** The newest version that is valid on {@code today}, or null. */
    Uni<RateCardEntity> newest(String code, LocalDate today) {
        return find(HAS_CODE + " and validFrom <= :today order by version desc", Map.of("code", code, "today", today))
                .range(0, 0)
                .firstResult();
    }

    Uni<RateCardEntity> version(String code, int version) {
        return findById(RateCardEntity.id(code, version));
    }

    /** The newest valid version of each card. */
    Uni<Slice<RateCardEntity>> page(PageRequest page, LocalDate today) {
        return ListStatement.of(this, page).where(IS_NEWEST, "today", today).fetch(id -> id);
    }

    Uni<Slice<RateCardEntity>> versions(String code, PageRequest page) {
        return ListStatement.of(this, page).where(HAS_CODE, "code", code).fetch(id -> id);
    }

    /** The last version of the card, or null; nobody else can add one until the transaction ends. */
    Uni<RateCardEntity> lastForAdding(String code) {
        // The service may not update these rows, hence not lock them either.
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select 1 from (select pg_advisory_xact_lock(hashtext('rate_cards'), hashtext(:code))) as locked",
                                Integer.class)
                        .setParameter("code", code)
                        .getSingleResult())
                .chain(() -> find(HAS_CODE + " order by version desc", Map.of("code", code))
                        .range(0, 0)
                        .firstResult());
    }
}
