package dev.onramp.democonfig.generation;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.content.ProposalType;
import dev.onramp.democonfig.kpi.KpiDefinition;
import dev.onramp.democonfig.money.Money;
import dev.onramp.democonfig.pricing.Effort;
import dev.onramp.democonfig.pricing.Environment;
import dev.onramp.democonfig.pricing.EstimatePrice;
import dev.onramp.democonfig.pricing.FullOrder;
import dev.onramp.democonfig.pricing.FullPrice;
import dev.onramp.democonfig.pricing.IntegrationMethod;
import dev.onramp.democonfig.pricing.Item;
import dev.onramp.democonfig.pricing.KpiKind;
import dev.onramp.democonfig.pricing.ObjectKind;
import dev.onramp.democonfig.pricing.Quote;
import dev.onramp.democonfig.ratecard.EstimateCard;
import dev.onramp.democonfig.ratecard.FullCard;
import dev.onramp.democonfig.schedule.EstimatePart;
import dev.onramp.democonfig.schedule.Member;
import dev.onramp.democonfig.schedule.Plan;
import dev.onramp.democonfig.schedule.Planner;
import dev.onramp.democonfig.schedule.Step;
import dev.onramp.democonfig.schedule.WorkingCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes what a proposal says. Pure: the same request on the same basis gives the same content. */
final class Composition {

    private static final int DEFAULT_VALID_DAYS = 30;

    /** The most that an amount may come to: 15 digits before the point. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    private final GenerationRequest request;
    private final Basis basis;
    private final Money money;
    private final Planner planner;

    private Composition(GenerationRequest request, Basis basis) {
        this.request = request;
        this.basis = basis;
        this.money = Money.of(basis.rateCard().currency());
        this.planner = new Planner(calendar(), request.startDate());
    }

    /**
     * The content of the proposal.
     *
     * @param request that makes sense by itself
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 if there is no such proposal
     */
    static ProposalContent of(GenerationRequest request, Basis basis) {
        return new Composition(request, basis).compose();
    }

    private ProposalContent compose() {
        var card = basis.rateCard().card();
        RequestChecks.requireFit(request, card, money.decimals());
        return card instanceof FullCard full ? compose(full) : compose((EstimateCard) card);
    }

    private ProposalContent compose(EstimateCard card) {
        var objects = objects();
        var items = EstimatePrice.items(code(), card, request.integrationMethod(), objects);
        requireSomething(items, "/objects", "must have at least one object model, or kpi_codes KPIs that need one");
        var hours = EstimatePrice.hours(card, request.integrationMethod(), objects.size());
        var parts = card.phases().stream()
                .map(phase -> new EstimatePart(phase.name(), phase.weeks()))
                .toList();
        var team = request.team() == null
                ? List.of(new Member(title(card.role()), card.role(), card.weeklyHours()))
                : team(request.team());
        return content(items, null, planner.estimate(hours, team, card.minWeeks(), parts));
    }

    private ProposalContent compose(FullCard card) {
        var managed = request.managedServices();
        var order = new FullOrder(
                RequestChecks.termYears(request),
                valueChains(),
                objects().stream().map(this::objectModel).toList(),
                kpis(),
                Objects.requireNonNullElse(request.environment(), Environment.none),
                request.environmentHours(),
                request.infrastructure(),
                managed == null ? null : Objects.requireNonNullElse(managed.extraHours(), BigDecimal.ZERO));
        var price = FullPrice.of(code(), card, order);
        requireSomething(
                price.items(),
                "",
                "must have KPIs, object models, value chains, an environment, infrastructure or managed services");
        var plan = planner.byCapacity(steps(card, price.efforts()), team(card, price.efforts()));
        return content(price.items(), order.termYears(), plan);
    }

    private ProposalContent content(List<Item> items, @Nullable Integer termYears, Plan plan) {
        var pricing = Quote.of(money, items, request.discount(), request.tax(), termYears);
        requireSound(pricing);
        return new ProposalContent(
                request.clientId(),
                Objects.requireNonNullElse(request.proposalType(), ProposalType.implementation),
                request.title(),
                request.notes(),
                basis.rateCard().currency(),
                validUntil(),
                RequestChecks.zone(request).getId(),
                pricing,
                plan.timeline(),
                plan.resources(),
                basis.rateCard().key());
    }

    /** What is free is something too; but nobody is promised weeks of work for nothing at all. */
    private static void requireSomething(List<Item> items, String pointer, String message) {
        if (items.stream().allMatch(item -> item.quantity().max().signum() == 0)) {
            throw Problems.unprocessable(
                    "nothing-to-price",
                    "Nothing is to be done or delivered.",
                    List.of(Violation.body(pointer, message)));
        }
    }

    private void requireSound(Pricing pricing) {
        var totals = Objects.requireNonNull(pricing.totals());
        var most = Objects.requireNonNullElse(totals.totalMax(), pricing.total());
        var subtotal = Objects.requireNonNull(totals.subtotal());
        if (subtotal.compareTo(LIMIT) >= 0 || Objects.requireNonNull(most).compareTo(LIMIT) >= 0) {
            throw Problems.unprocessable(
                    "amount-too-large",
                    "The price has more than 15 digits before the point.",
                    List.of(Violation.body("", "must come to less than 10^15")));
        }
        var discount = request.discount();
        if (discount != null && discount.amount() != null && discount.amount().compareTo(subtotal) > 0) {
            throw Problems.unprocessable(
                    "discount-too-large",
                    "Nobody gets more off than there is to pay.",
                    List.of(Violation.body(
                            "/discount/amount", "must be at most the subtotal, which is " + subtotal.toPlainString())));
        }
    }

    private LocalDate validUntil() {
        return request.validUntil() != null
                ? request.validUntil()
                : basis.today().plusDays(Objects.requireNonNullElse(request.validDays(), DEFAULT_VALID_DAYS));
    }

    private WorkingCalendar calendar() {
        var holidays = new HashSet<>(basis.publicHolidays());
        holidays.addAll(Objects.requireNonNullElse(request.holidays(), List.of()));
        return new WorkingCalendar(workingWeek(), holidays);
    }

    private Set<DayOfWeek> workingWeek() {
        return request.workingDays() == null
                ? WorkingCalendar.MONDAY_TO_FRIDAY
                : request.workingDays().stream().map(Weekday::toDayOfWeek).collect(Collectors.toSet());
    }

    // ---- what is work

    /** The object models of the KPIs and those of the request, each once. */
    private List<String> objects() {
        var codes = new LinkedHashSet<String>();
        basis.kpis().forEach(kpi -> codes.addAll(kpi.requiredObjects()));
        choices().forEach(choice -> codes.add(basis.objectCodes().getOrDefault(choice.code(), choice.code())));
        return List.copyOf(codes);
    }

    private List<ObjectChoice> choices() {
        return Objects.requireNonNullElse(request.objects(), List.of());
    }

    private FullOrder.ObjectModel objectModel(String code) {
        var choice = choices().stream()
                .filter(chosen -> code.equals(basis.objectCodes().get(chosen.code())))
                .findFirst();
        var kind = choice.map(ObjectChoice::kind)
                .orElse(
                        request.integrationMethod() == IntegrationMethod.batch
                                ? ObjectKind.batch_conformed
                                : ObjectKind.architected_api);
        return new FullOrder.ObjectModel(
                code, kind, choice.map(ObjectChoice::hours).orElse(null));
    }

    private List<FullOrder.Kpi> kpis() {
        var choices = new LinkedHashMap<String, KpiChoice>();
        for (var choice : Objects.requireNonNullElse(request.kpis(), List.<KpiChoice>of())) {
            choices.put(choice.code().toUpperCase(Locale.ROOT), choice);
        }
        var kpis = new ArrayList<FullOrder.Kpi>();
        for (var kpi : basis.kpis()) {
            var choice = choices.get(kpi.code());
            var usual = kpi.custom() ? KpiKind.custom_basic : KpiKind.out_of_the_box;
            kpis.add(new FullOrder.Kpi(
                    kpi.code(),
                    choice == null ? usual : Objects.requireNonNullElse(choice.kind(), usual),
                    choice == null ? null : choice.hours()));
        }
        return kpis;
    }

    private List<String> valueChains() {
        if (request.valueChains() != null) {
            return request.valueChains().stream()
                    .map(chain -> Objects.requireNonNull(basis.valueChains().get(chain)))
                    .toList();
        }
        // A KPI of several chains needs the licence of one of them.
        var chains =
                Cover.of(basis.kpis().stream().map(KpiDefinition::valueChains).toList());
        if (chains.isEmpty()) {
            throw Problems.unprocessable(
                    "value-chains-unknown",
                    "No KPI says which value chains are licensed.",
                    List.of(Violation.body("/value_chains", "must be there; empty if nothing is licensed")));
        }
        return chains;
    }

    // ---- who does it, and when

    private static List<Step> steps(FullCard card, List<Effort> efforts) {
        var steps = new ArrayList<Step>();
        for (var phase : card.phases()) {
            var hours = new LinkedHashMap<String, BigDecimal>();
            efforts.stream()
                    .filter(effort -> effort.work() == phase.work())
                    .forEach(effort -> hours.merge(effort.role(), effort.hours(), BigDecimal::add));
            if (phase.work() == null || !hours.isEmpty()) {
                steps.add(new Step(phase.name(), phase.fromWeek(), phase.toWeek(), hours));
            }
        }
        return steps;
    }

    private List<Member> team(FullCard card, List<Effort> efforts) {
        var needed = efforts.stream()
                .map(effort -> Planner.key(effort.role()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (request.team() == null) {
            return card.roles().stream()
                    .filter(role -> needed.contains(Planner.key(role.name())))
                    .map(role -> new Member(title(role.name()), role.name(), role.weeklyHours()))
                    .toList();
        }
        request.team().forEach(member -> needed.remove(Planner.key(member.role())));
        if (!needed.isEmpty()) {
            throw Problems.unprocessable(
                    "role-missing",
                    "Nobody of the team can do a part of the work.",
                    needed.stream()
                            .map(role -> Violation.body("/team", "must have a member with the role " + role))
                            .toList());
        }
        return team(request.team());
    }

    private static List<Member> team(List<TeamMember> members) {
        return members.stream().map(TeamMember::toMember).toList();
    }

    private static String title(String role) {
        return role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
    }

    private String code() {
        return basis.rateCard().key().code();
    }
}
