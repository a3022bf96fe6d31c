package dev.onramp.democonfig.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.democonfig.catalog.LicenseType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of a client with its value and where it comes from.
 *
 * @param license the licence that counts
 * @param modules all that are on, the included ones first
 * @param inactiveModules what the client chose and the licence does not allow, as it is written
 * @param lostModules what the client has now and would not have with the previewed licence; absent without preview
 * @param limits by name
 * @param preferences single values, in order of their keys
 * @param scheduledLicense what is planned
 */
record EffectiveClient(
        @Schema(examples = "test-client-001") String clientId,
        EffectiveLicense license,
        List<EffectiveModule> modules,

        @Schema(description = "What the client chose and the license does not allow.", examples = "[\"ISO_28000\"]")
        List<String> inactiveModules,

        @Schema(
                description = "With `license_type`: what the client would lose by that license.",
                examples = "[\"LOGISTICS\"]")
        @Nullable List<String> lostModules,

        List<EffectiveLimit> limits,
        List<EffectivePreference> preferences,
        @Nullable ScheduledLicense scheduledLicense) {

    /** Where a value comes from: what stands later goes before what stands earlier. */
    @Schema(name = "SettingSource", description = "Where a value comes from; `preview` is what the caller asked for.")
    enum Source {
        /** The service says it for everybody. */
        @JsonProperty("default")
        standard,
        /** The licence says it. */
        license,
        /** The client says it. */
        client,
        /** The caller asked what would be. */
        preview
    }

    /** A licence and who says it. */
    @Schema(description = "The license and who says it.")
    record EffectiveLicense(LicenseType value, Source source) {}

    /** A module that is on, and who switched it on. */
    @Schema(description = "A module that is on, and who switched it on.")
    record EffectiveModule(
            @Schema(examples = "SCOR") String code,

            @Schema(examples = "Supply Chain Operations Reference")
            String name,

            Source source) {}

    /** A limit. */
    @Schema(description = "A limit and who sets it.")
    record EffectiveLimit(
            @Schema(examples = "max_users") String name,

            @Schema(description = "No limit if absent.", examples = "50") @Nullable Integer value,

            Source source) {}

    /** One value among the preferences. */
    @Schema(description = "One value among the preferences.")
    record EffectivePreference(
            @Schema(description = "JSON Pointer into the preferences.", examples = "/theme")
            String key,

            @Schema(description = "Any JSON value.", implementation = Object.class, examples = "dark")
            JsonNode value,

            Source source) {}
}
