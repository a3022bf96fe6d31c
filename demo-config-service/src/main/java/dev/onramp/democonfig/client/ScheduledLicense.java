package dev.onramp.democonfig.client;

import dev.onramp.democonfig.catalog.LicenseType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change of a client's licence that is planned for later. */
@Schema(description = "A change of the license that is planned.")
record ScheduledLicense(
        @Schema(description = "The license that the client will have.", examples = "basic")
        LicenseType licenseType,

        @Schema(description = "From when on.", examples = "2027-01-01T00:00:00Z")
        Instant effectiveAt) {

    boolean isDue(Instant now) {
        return !now.isBefore(effectiveAt);
    }
}
