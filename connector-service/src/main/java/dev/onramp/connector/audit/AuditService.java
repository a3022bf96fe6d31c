package dev.onramp.connector.audit;

import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads the audit log. */
@ApplicationScoped
class AuditService {

    private final AuditRepository entries;
    private final Transactions transactions;

    AuditService(AuditRepository entries, Transactions transactions) {
        this.entries = entries;
        this.transactions = transactions;
    }

    /** @param profile null for all; it may be gone by now */
    Uni<Slice<AuditResponse>> list(String caller, @Nullable String profile, PageRequest page, AuditFilter filter) {
        return transactions.run(
                caller, () -> entries.page(profile, page, filter).map(slice -> slice.map(AuditResponse::of)));
    }
}
