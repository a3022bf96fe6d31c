package dev.onramp.connector.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.audit.Audit;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rules and transactions of the uses of profiles. */
@ApplicationScoped
public class Usages {

    private static final int SHOWN = 100;

    private final UsageRepository usages;
    private final Transactions transactions;
    private final Audit audit;

    Usages(UsageRepository usages, Transactions transactions, Audit audit) {
        this.usages = usages;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Who uses a profile.
     *
     * @param usages the first hundred, oldest first
     * @param total how many there are in all
     */
    public record InUse(List<Use> usages, long total) {}

    /** One use, in a problem. */
    @RegisterForReflection // Part of a problem, which a native build does not see.
    public record Use(String consumer, String ref) {}

    /** Who uses the profile. Joins the transaction that is running. */
    public Uni<InUse> of(String profile) {
        return usages.first(profile, SHOWN)
                .map(found -> found.stream()
                        .map(usage -> new Use(usage.consumer, usage.ref))
                        .toList())
                .chain(shown -> usages.count("profileId", profile).map(total -> new InUse(shown, total)));
    }

    Uni<Slice<UsageResponse>> list(String caller, String profile, PageRequest page, UsageFilter filter) {
        return transactions.run(
                caller,
                () -> require(profile)
                        .chain(() -> usages.page(profile, page, filter))
                        .map(slice -> slice.map(UsageResponse::of)));
    }

    /** Registers a use; true if it is new. Nothing happens if it is there already. */
    Uni<Boolean> put(String caller, String profile, UsageKey key) {
        return transactions.run(
                caller,
                () -> require(profile)
                        .chain(() -> usages.add(profile, key, caller))
                        .call(added -> added
                                ? audit(caller, "usage-added", profile, key)
                                : Uni.createFrom().voidItem()));
    }

    Uni<Void> delete(String caller, String profile, UsageKey key) {
        return transactions.run(
                caller,
                () -> usages.remove(profile, key)
                        .invoke(removed -> {
                            if (!removed) {
                                throw Problems.notFound("usage");
                            }
                        })
                        .chain(() -> audit(caller, "usage-removed", profile, key)));
    }

    private Uni<Void> audit(String caller, String action, String profile, UsageKey key) {
        var details = JsonNodeFactory.instance.objectNode();
        details.put("consumer", key.consumer()).put("ref", key.ref());
        return audit.append(caller, action, profile, details);
    }

    private Uni<Void> require(String profile) {
        return usages.holdProfile(profile)
                .invoke(there -> {
                    if (!there) {
                        throw Problems.notFound("profile");
                    }
                })
                .replaceWithVoid();
    }
}
