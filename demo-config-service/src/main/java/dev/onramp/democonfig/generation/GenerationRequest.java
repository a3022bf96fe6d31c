package dev.onramp.democonfig.generation;

import dev.onramp.defaults.http.Ids;
import dev.onramp.democonfig.content.ProposalType;
import dev.onramp.democonfig.pricing.Discount;
import dev.onramp.democonfig.pricing.Environment;
import dev.onramp.democonfig.pricing.Infrastructure;
import dev.onramp.democonfig.pricing.IntegrationMethod;
import dev.onramp.democonfig.pricing.Tax;
import dev.onramp.democonfig.ratecard.HoursRange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal is to be computed from. What is work comes from the KPIs (their object models included) and the objects.
 *
 * @param kpiCodes KPIs of the catalogue or of the client, priced by the usual kind
 * @param kpis KPIs of which the caller says more
 * @param objects object models besides those of the KPIs, or of which the caller says more
 * @param notes for the team
 * @param users how many people would use it; checked against the client's licence
 */
record GenerationRequest(
        @Schema(
                description = "The id of the new proposal; a UUID if absent.",
                pattern = Ids.FORM,
                maxLength = Ids.MAX_LENGTH,
                examples = "prop-002")
        @Nullable String proposalId,

        @Schema(description = "An existing client.", examples = "test-client-001") @NotBlank @Size(max = Ids.MAX_LENGTH) String clientId,

        @Schema(description = "The code of a rate card, in any case.", examples = "P3") @NotBlank @Size(max = 50) String rateCard,

        @Schema(description = "The newest that is valid today if absent.", examples = "1") @Min(1) @Nullable Integer rateCardVersion,

        @Schema(defaultValue = "implementation", examples = "implementation") @Nullable ProposalType proposalType,

        @Schema(examples = "Supply chain analytics") @Size(max = 200) @Nullable String title,

        @Schema(examples = "As discussed in March.") @Size(max = 10_000) @Nullable String notes,

        @Schema(
                description = "KPIs of the catalogue or of the client, in any case. Of these, `kpis` and `objects` at"
                        + " least one has to be there; it may be empty.",
                examples = "[\"OTIF\"]")
        @Size(max = 200) @Nullable List<@NotBlank @Size(max = 100) String> kpiCodes,

        @Schema(description = "KPIs of which more is known than the code. Only with a card of kind `full`.")
        @Size(max = 200) @Nullable List<@NotNull @Valid KpiChoice> kpis,

        @Schema(description = "Object models besides those of the KPIs, or of which more is known; or bare codes.")
        @Size(max = 200) @Nullable List<@NotNull @Valid ObjectChoice> objects,

        @Schema(
                description = "With a card of kind `full` it decides the kind of objects that say none: `batch` is"
                        + " `batch_conformed`, `realtime` is `architected_api`.",
                examples = "batch")
        @NotNull IntegrationMethod integrationMethod,

        @Schema(
                description = "One of the terms of the card; 1 if absent. Only with a card of kind `full`.",
                examples = "3")
        @Min(1) @Max(20) @Nullable Integer termYears,

        @Schema(
                description =
                        "Value chains of modules, in any case, each once: what is licensed; nothing if empty; if absent"
                                + " the fewest of the KPIs' chains with which each KPI is in one, of equally few the"
                                + " first by name. Only with a card of kind `full`.",
                examples = "[\"SUPPLY_CHAIN\"]")
        @Size(max = 50) @Nullable List<@NotBlank @Size(max = 100) String> valueChains,

        @Schema(description = "At most as many as the client's licence allows.", examples = "25")
        @Min(1) @Max(10_000_000) @Nullable Integer users,

        @Schema(
                description = "`none` if absent. Only with a card of kind `full`.",
                defaultValue = "none",
                examples = "azure")
        @Nullable Environment environment,

        @Schema(description = "Those of the card if absent.") @Valid @Nullable HoursRange environmentHours,

        @Schema(description = "Nothing if absent. Only with a card of kind `full`.") @Valid @Nullable Infrastructure infrastructure,

        @Schema(description = "None if absent. Only with a card of kind `full`.") @Valid @Nullable ManagedServices managedServices,

        @Schema(
                description = "Of the years 2000 to 2199; if nobody works on that day, work begins on the next on which"
                        + " somebody does.",
                examples = "2026-09-01")
        @NotNull LocalDate startDate,

        @Schema(description = "One of each role that is needed if absent.") @Size(min = 1, max = 100) @Nullable List<@NotNull @Valid TeamMember> team,

        @Schema(description = "Monday to Friday if absent.", examples = "[\"monday\", \"tuesday\"]")
        @Size(min = 1, max = 7) @Nullable List<@NotNull Weekday> workingDays,

        @Schema(description = "Days on which nobody works.", examples = "[\"2026-12-24\"]") @Size(max = 1000) @Nullable List<@NotNull LocalDate> holidays,

        @Schema(description = "Public holidays on which nobody works either.") @Valid @Nullable HolidayCalendar holidayCalendar,

        @Valid @Nullable Discount discount,

        @Valid @Nullable Tax tax,

        @Schema(
                description = "The last day on which the proposal can be accepted; not before today.",
                examples = "2026-09-30")
        @Nullable LocalDate validUntil,

        @Schema(
                description = "How many days from today on the proposal can be accepted. Not together with"
                        + " `valid_until`.",
                defaultValue = "30",
                examples = "30")
        @Min(0) @Max(3650) @Nullable Integer validDays,

        @Schema(
                description = "The IANA zone in which days begin and end; UTC if absent.",
                defaultValue = "UTC",
                examples = "Europe/Berlin")
        @Size(max = 100) @Nullable String timeZone) {}
