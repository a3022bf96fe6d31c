package dev.onramp.democonfig.client;

import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.catalog.LicenseType;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a caller of the effective settings may ask for. To be used as a {@code @BeanParam}. */
class PreviewParameters {

    private static final Set<String> NAMES = Set.of("license_type");

    @QueryParam("license_type")
    @Parameter(
            description = "Shows the settings as they would be with this license.",
            schema = @Schema(implementation = LicenseType.class))
    @Nullable String licenseType;

    @Context
    @SuppressWarnings("NullAway.Init") // set by JAX-RS
    UriInfo uri;

    /** The licence to show, or null for the client's own. */
    @Nullable LicenseType licenseType() {
        var violations = QueryValues.misused(uri, NAMES);
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return LicenseType.ofQuery("license_type", licenseType);
    }
}
