package dev.onramp.democonfig.catalog;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** Whoever refers to the catalogue, so that nothing in use is taken away. Joins the running transaction. */
public interface CatalogueUsage {

    /** How many of the users are named at most. */
    int NAMED = 100;

    /** The clients that chose the module. */
    Uni<Users> ofModule(String code);

    /** The clients with a custom KPI that is made from this one. */
    Uni<Users> ofKpi(String code);

    /** The clients with a custom KPI that needs the object model. */
    Uni<Users> ofObjectModel(String code);

    /**
     * The clients with the licence that would have less without modules of it.
     *
     * @param modules who chose one of them counts
     * @param included who did not choose all of them counts: the licence alone gives them
     */
    Uni<Users> ofLicense(LicenseType license, Collection<String> modules, Collection<String> included);

    /**
     * Users of one thing.
     *
     * @param ids the first {@link #NAMED} in order
     * @param total how many there are
     */
    record Users(List<String> ids, long total) {}
}
