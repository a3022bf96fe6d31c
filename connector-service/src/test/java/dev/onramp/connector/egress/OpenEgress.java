package dev.onramp.connector.egress;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The way out with names of one's own, for tests of other packages that need no application. */
public final class OpenEgress {

    private OpenEgress() {}

    /**
     * As in production, but for one network.
     *
     * @param names each with its address; there are no others
     */
    public static Egress of(String allow, Map<String, String> names) {
        var lists = names.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, name -> List.of(name.getValue())));
        return new Egress(Outlet.settings(allow), new Outlet.Names(lists), false, OwnDatabase.NONE);
    }
}
