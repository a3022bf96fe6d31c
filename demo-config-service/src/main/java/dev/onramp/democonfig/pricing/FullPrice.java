package dev.onramp.democonfig.pricing;

import dev.onramp.democonfig.content.Plurals;
import dev.onramp.democonfig.ratecard.FixedRate;
import dev.onramp.democonfig.ratecard.FullCard;
import dev.onramp.democonfig.ratecard.HoursRange;
import dev.onramp.democonfig.ratecard.TimeRate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an order takes and costs by a full card. */
public final class FullPrice {

    private static final int MONTHS = 12;
    private static final String GIGABYTE = "GB";

    private final String code;
    private final FullCard card;
    private final FullOrder order;
    private final List<Item> items = new ArrayList<>();
    private final List<Effort> efforts = new ArrayList<>();

    private FullPrice(String code, FullCard card, FullOrder order) {
        this.code = code;
        this.card = card;
        this.order = order;
    }

    /**
     * The price of {@code order}.
     *
     * @param code of the card, for the rules
     */
    public static FullPrice of(String code, FullCard card, FullOrder order) {
        var price = new FullPrice(code, card, order);
        price.addLicence();
        price.addIntegration();
        price.addKpis();
        price.addEnvironment();
        if (order.infrastructure() != null) {
            price.addInfrastructure(order.infrastructure());
        }
        price.addManagedServices();
        return price;
    }

    /** What has a price, in the order of the document. */
    public List<Item> items() {
        return List.copyOf(items);
    }

    /** What has to be done. */
    public List<Effort> efforts() {
        return List.copyOf(efforts);
    }

    private void addLicence() {
        var chains = order.valueChains();
        if (chains.isEmpty()) {
            return;
        }
        int years = order.termYears();
        items.add(Item.recurring(
                "licence",
                Names.of(
                        "Licence of %s for %s".formatted(count(chains.size(), "value chain"), count(years, "year")),
                        chains),
                BigDecimal.valueOf((long) chains.size() * years),
                "chain-year",
                card.licencePrice(years).orElseThrow(),
                "%s: licence per value chain and year, %d-year term".formatted(code, years)));
    }

    private void addIntegration() {
        var rates = card.integration();
        addObjects(ObjectKind.batch_conformed, rates.batchConformed());
        addObjects(ObjectKind.batch_non_conformed, rates.batchNonConformed());
        addObjects(ObjectKind.multi_source, rates.multiSource());
        addObjects(ObjectKind.entity_resolution, rates.entityResolution());
        addObjects(ObjectKind.architected_api, rates.architectedApi());
        var byTime = order.objects().stream()
                .filter(object -> object.kind() == ObjectKind.non_architected)
                .toList();
        addByTime(
                FullCard.Work.integration,
                "integration",
                Names.of(
                        "Integration, non-architected",
                        byTime.stream().map(FullOrder.ObjectModel::code).toList()),
                rates.nonArchitected(),
                byTime.stream()
                        .map(object -> Objects.requireNonNull(object.hours()))
                        .toList());
    }

    private void addObjects(ObjectKind kind, FixedRate rate) {
        var codes = order.objects().stream()
                .filter(object -> object.kind() == kind)
                .map(FullOrder.ObjectModel::code)
                .toList();
        addFixed(
                FullCard.Work.integration,
                "integration",
                Names.of("Integration, " + words(kind.name()), codes),
                "object model",
                rate,
                codes.size());
    }

    private void addKpis() {
        var rates = card.kpis();
        addKpis(KpiKind.out_of_the_box, rates.outOfTheBox());
        addKpis(KpiKind.custom_basic, rates.customBasic());
        addKpis(KpiKind.rbac, rates.rbac());
        var byTime = order.kpis().stream()
                .filter(kpi -> kpi.kind() == KpiKind.dynamic_rbac)
                .toList();
        addByTime(
                FullCard.Work.kpi,
                "kpi",
                Names.of(
                        "KPIs, dynamic RBAC",
                        byTime.stream().map(FullOrder.Kpi::code).toList()),
                rates.dynamicRbac(),
                byTime.stream().map(kpi -> Objects.requireNonNull(kpi.hours())).toList());
    }

    private void addKpis(KpiKind kind, FixedRate rate) {
        var codes = order.kpis().stream()
                .filter(kpi -> kpi.kind() == kind)
                .map(FullOrder.Kpi::code)
                .toList();
        addFixed(
                FullCard.Work.kpi,
                "kpi",
                Names.of("KPIs, " + (kind == KpiKind.rbac ? "RBAC" : words(kind.name())), codes),
                "KPI",
                rate,
                codes.size());
    }

    private void addFixed(
            FullCard.Work work, String category, String description, String unit, FixedRate rate, int count) {
        if (count == 0) {
            return;
        }
        var quantity = BigDecimal.valueOf(count);
        items.add(Item.fixed(
                category,
                description,
                quantity,
                unit,
                rate.price(),
                "%s: fixed price, %s h each by role %s"
                        .formatted(code, rate.hours().toPlainString(), rate.role())));
        addEffort(work, rate.role(), rate.hours().multiply(quantity));
    }

    private void addByTime(
            FullCard.Work work, String category, String description, TimeRate rate, List<HoursRange> ranges) {
        if (ranges.isEmpty()) {
            return;
        }
        var hours = HoursRange.NONE;
        for (var range : ranges) {
            hours = hours.plus(range);
        }
        addByTime(work, category, description, rate.hourlyRate(), rate.role(), hours);
    }

    private void addByTime(
            FullCard.Work work,
            String category,
            String description,
            BigDecimal hourlyRate,
            String role,
            HoursRange hours) {
        items.add(Item.byTime(
                category,
                description,
                hours,
                hourlyRate,
                "%s: time and material, %s to %s h by role %s"
                        .formatted(
                                code, hours.min().toPlainString(), hours.max().toPlainString(), role)));
        addEffort(work, role, hours.likely());
    }

    private void addEnvironment() {
        if (order.environment() != Environment.none) {
            var rate = card.environment();
            addByTime(
                    FullCard.Work.environment,
                    "environment",
                    "Environment, " + words(order.environment().name()),
                    rate.hourlyRate(),
                    rate.role(),
                    Objects.requireNonNullElse(order.environmentHours(), rate.hours()));
        }
    }

    private void addInfrastructure(Infrastructure infrastructure) {
        var prices = card.infrastructure();
        addMonthly("Gateways", "gateway", number(infrastructure.gateways()), prices.gatewayPrice());
        addMonthly(
                "Business services",
                "service",
                number(infrastructure.businessServices()),
                prices.businessServicePrice());
        addMonthly(
                "Backend services", "service", number(infrastructure.backendServices()), prices.backendServicePrice());
        addMonthly("Storage", GIGABYTE, infrastructure.storageGb(), prices.storageGbPrice());
        addMonthly("Archive", GIGABYTE, infrastructure.archiveGb(), prices.archiveGbPrice());
        addMonthly("Caches", "cache", number(infrastructure.caches()), prices.cachePrice());
        addMonthly("Network", GIGABYTE, infrastructure.networkGb(), prices.networkGbPrice());
    }

    private void addMonthly(String name, String unit, @Nullable BigDecimal count, BigDecimal price) {
        if (count == null || count.signum() == 0) {
            return;
        }
        int months = MONTHS * order.termYears();
        var quantity = count.toPlainString();
        items.add(Item.recurring(
                "infrastructure",
                "%s: %s for %d months"
                        .formatted(name, unit.equals(GIGABYTE) ? quantity + " " + unit : quantity, months),
                count.multiply(BigDecimal.valueOf(months)),
                unit + "-month",
                price,
                "%s: infrastructure per %s and month".formatted(code, unit)));
    }

    private void addManagedServices() {
        var extra = order.extraHours();
        if (extra == null) {
            return;
        }
        var years = BigDecimal.valueOf(order.termYears());
        items.add(Item.recurring(
                "managed_services",
                "Managed services, retainer for " + count(order.termYears(), "year"),
                years,
                "year",
                card.managedServices().retainerPrice(),
                code + ": retainer per year"));
        if (extra.signum() > 0) {
            items.add(Item.recurring(
                    "managed_services",
                    "Managed services, %s h a year beyond the retainer".formatted(extra.toPlainString()),
                    extra.multiply(years),
                    "hour",
                    card.managedServices().hourlyRate(),
                    code + ": hour beyond the retainer"));
        }
    }

    private void addEffort(FullCard.Work work, String role, BigDecimal hours) {
        if (hours.signum() > 0) {
            efforts.add(new Effort(work, role, hours));
        }
    }

    private static @Nullable BigDecimal number(@Nullable Integer count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String count(int number, String what) {
        return number + " " + Plurals.of(what, BigDecimal.valueOf(number));
    }
}
