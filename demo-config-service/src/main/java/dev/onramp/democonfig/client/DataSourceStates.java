package dev.onramp.democonfig.client;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Whoever knows what became of the profiles that clients name. */
public interface DataSourceStates {

    /**
     * What is known of the profiles of each client, by the id of the client; a client that names none is absent. One
     * question for all of them. Joins the running transaction.
     */
    Uni<Map<String, List<DataSourceState>>> of(List<ClientView> clients);
}
