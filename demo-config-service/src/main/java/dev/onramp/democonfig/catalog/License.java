package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a licence gives.
 *
 * @param includedModules codes of existing modules that every client with it has, in order
 * @param allowedModules codes of all existing modules that a client with it may have, the included ones first
 * @param maxUsers null for no limit
 * @param maxCustomKpis null for no limit but {@link #CUSTOM_KPIS}
 * @param maxDataSources null for no limit but {@link #DATA_SOURCES}
 * @param preferences of clients that set no other
 */
public record License(
        LicenseType type,
        List<String> includedModules,
        List<String> allowedModules,
        @Nullable Integer maxUsers,
        @Nullable Integer maxCustomKpis,
        @Nullable Integer maxDataSources,
        ObjectNode preferences) {

    /** How many custom KPIs any client has at most. */
    public static final int CUSTOM_KPIS = 200;

    /** How many data sources any client has at most. */
    public static final int DATA_SOURCES = 100;

    /** Whether a client with this licence may have the module of this canonical code. */
    public boolean allows(String module) {
        return allowedModules.contains(module);
    }
}
