package dev.onramp.democonfig.client;

import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.democonfig.catalog.LicenseType;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that the list of clients has besides those of all lists. */
class ClientFilter {

    static final String[] NAMES = {"license_type", "module", "name"};

    @QueryParam("license_type")
    @Parameter(
            description = "Only clients with this license, in any case; who has none has basic.",
            schema = @Schema(implementation = LicenseType.class))
    @Nullable String licenseType;

    @QueryParam("module")
    @Parameter(
            description = "Only clients that chose this module or have it by their license, in any case.",
            example = "SCOR",
            schema = @Schema(maxLength = 100))
    @Nullable String module;

    @QueryParam("name")
    @Parameter(
            description = "Only clients whose name contains this, in any case.",
            example = "corp",
            schema = @Schema(maxLength = 200))
    @Nullable String name;

    @Nullable LicenseType licenseType() {
        return LicenseType.ofQuery("license_type", licenseType);
    }

    @Nullable String module() {
        return QueryValues.atMost("module", module, 100);
    }

    @Nullable String name() {
        return QueryValues.atMost("name", name, 200);
    }
}
