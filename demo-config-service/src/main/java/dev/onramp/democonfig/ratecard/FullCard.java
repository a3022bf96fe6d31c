package dev.onramp.democonfig.ratecard;

import dev.onramp.democonfig.content.Amount;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A card for a whole offer.
 *
 * @param licences what a value chain costs in a year, by the term that is agreed on
 * @param roles who can work; all other parts name one of them
 * @param phases in order of their first weeks
 */
@RegisterForReflection // StoredJson is no part of an endpoint, so a native build does not see what it reads
public record FullCard(
        @NotNull Kind kind,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Licence> licences,

        @NotNull @Valid Integration integration,

        @NotNull @Valid KpiRates kpis,

        @NotNull @Valid Environment environment,

        @NotNull @Valid Infrastructure infrastructure,

        @NotNull @Valid ManagedServices managedServices,

        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Role> roles,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Part> phases)
        implements Card {

    /** A value chain for a year, where {@code termYears} are agreed on. */
    @Schema(name = "LicencePrice")
    public record Licence(
            @Schema(examples = "3") @Min(1) @Max(20) int termYears,

            @Schema(examples = "32500.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal price) {}

    /** The integration of an object model, by how its data comes. */
    @Schema(name = "IntegrationRates")
    public record Integration(
            @NotNull @Valid FixedRate batchConformed,

            @NotNull @Valid FixedRate batchNonConformed,

            @NotNull @Valid FixedRate multiSource,

            @NotNull @Valid FixedRate entityResolution,

            @NotNull @Valid FixedRate architectedApi,

            @NotNull @Valid TimeRate nonArchitected) {}

    /** A KPI, by how much of it is new. */
    public record KpiRates(
            @NotNull @Valid FixedRate outOfTheBox,

            @NotNull @Valid FixedRate customBasic,

            @NotNull @Valid FixedRate rbac,

            @NotNull @Valid TimeRate dynamicRbac) {}

    /** Setting up an environment, wherever it is. */
    @Schema(name = "EnvironmentRate")
    public record Environment(
            @Schema(examples = "175.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal hourlyRate,

            @NotNull @Valid HoursRange hours,

            @Schema(examples = "cloud architect") @NotBlank @Size(max = 100) String role) {}

    /** What runs, for a month each. */
    @Schema(name = "InfrastructureRates")
    public record Infrastructure(
            @Schema(examples = "50.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal gatewayPrice,

            @Schema(examples = "100.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal businessServicePrice,

            @Schema(examples = "150.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal backendServicePrice,

            @Schema(examples = "0.10") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal storageGbPrice,

            @Schema(examples = "0.01") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal archiveGbPrice,

            @Schema(examples = "100.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal cachePrice,

            @Schema(examples = "0.09") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal networkGbPrice) {}

    /** A retainer for a year, and each hour of the year beyond what it covers. */
    @Schema(name = "ManagedServiceRates")
    public record ManagedServices(
            @Schema(examples = "5000.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal retainerPrice,

            @Schema(examples = "75.00") @NotNull @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount
            BigDecimal hourlyRate) {}

    /**
     * Somebody who can work.
     *
     * @param hourlyCost what an hour costs inside; absent if it costs nothing extra
     * @param weeklyHours the capacity if nobody names a team
     */
    @Schema(name = "RoleRate")
    public record Role(
            @Schema(examples = "integration developer") @NotBlank @Size(max = 100) String name,

            @Schema(examples = "70.00") @DecimalMin("0") @DecimalMax(Limits.PRICE) @Amount @Nullable BigDecimal hourlyCost,

            @Schema(examples = "40") @NotNull @DecimalMin("1") @DecimalMax("100000") @Amount
            BigDecimal weeklyHours) {}

    /**
     * A phase as it is if the team is never short of time.
     *
     * @param work which hours fall into it; null for a phase that only takes its weeks
     */
    @Schema(name = "PhaseTemplate")
    public record Part(
            @Schema(examples = "Data integration") @NotBlank @Size(max = 200) String name,

            @Schema(examples = "integration") @Nullable Work work,

            @Schema(examples = "2") @Min(1) @Max(520) int fromWeek,

            @Schema(examples = "6") @Min(1) @Max(520) int toWeek) {}

    /** What is done; named as in the JSON. */
    public enum Work {
        environment,
        integration,
        kpi
    }

    /** What a value chain costs in a year of such a term; empty if the card has no such term. */
    public Optional<BigDecimal> licencePrice(int termYears) {
        return licences.stream()
                .filter(licence -> licence.termYears() == termYears)
                .map(Licence::price)
                .findFirst();
    }

    /** The role with this name, whatever its case. */
    public Optional<Role> role(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return roles.stream()
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }
}
