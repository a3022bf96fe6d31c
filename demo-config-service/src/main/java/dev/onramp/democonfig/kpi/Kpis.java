package dev.onramp.democonfig.kpi;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** KPIs of the catalogue and of clients, for features that refer to them. */
public interface Kpis {

    /**
     * The KPIs with these codes, whatever their case; a custom one of the client hides one of the catalogue. Joins the
     * running transaction.
     *
     * @param clientId whose custom KPIs count too; null for the catalogue alone
     */
    Uni<KpiSelection> select(@Nullable String clientId, List<String> codes);
}
