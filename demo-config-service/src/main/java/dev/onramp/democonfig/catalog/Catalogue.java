package dev.onramp.democonfig.catalog;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** The catalogue, for features that refer to it. All methods join the running transaction. */
public interface Catalogue {

    /** The KPIs with these codes, whatever their case, by canonical code; unknown ones are missing. */
    Uni<Map<String, CatalogueKpi>> kpis(Collection<String> codes);

    /** The codes, whatever their case, of those object models that exist, canonical, by the code that was asked for. */
    Uni<Map<String, String>> objects(Collection<String> codes);

    /** The codes, whatever their case, of those value chains that a module is of, canonical, by the code that was asked for. */
    Uni<Map<String, String>> valueChains(Collection<String> codes);

    /** The names of the object models with these codes, whatever their case, by canonical code; unknown ones are missing. */
    Uni<Map<String, String>> objectNames(Collection<String> codes);
}
