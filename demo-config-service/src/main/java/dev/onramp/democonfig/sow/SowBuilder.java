package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.content.Consultant;
import dev.onramp.democonfig.content.Plurals;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.PricingLine;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Totals;
import dev.onramp.democonfig.proposal.Proposal;
import dev.onramp.democonfig.sow.Sow.Fact;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what a proposal says into words. */
final class SowBuilder {

    private final Proposal proposal;
    private final ProposalContent content;
    private final String client;

    private SowBuilder(Proposal proposal) {
        this.proposal = proposal;
        this.content = proposal.content();
        var name = proposal.clientName() == null ? "" : Words.line(proposal.clientName());
        this.client = name.isEmpty() ? Words.line(content.clientId()) : name;
    }

    static Sow build(Proposal proposal) {
        return new SowBuilder(proposal).build();
    }

    private Sow build() {
        return new Sow(
                Words.line(proposal.id()),
                proposal.revision(),
                title(),
                client,
                facts(),
                summary(),
                price(),
                PlanBuilder.build(content.timeline()),
                team(),
                terms(),
                Objects.requireNonNullElse(proposal.sentAt(), proposal.createdAt()));
    }

    private String title() {
        var title = content.title() == null ? "" : Words.line(content.title());
        return title.isEmpty() ? kind() + " for " + client : title;
    }

    private String kind() {
        return content.proposalType() == null
                ? "Services"
                : Words.capitalized(content.proposalType().name());
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Prepared for", client));
        facts.add(new Fact("Proposal", Words.line(proposal.id())));
        facts.add(new Fact("Revision", String.valueOf(proposal.revision())));
        facts.add(new Fact("Kind", kind()));
        if (content.validUntil() != null) {
            facts.add(new Fact("Valid until", Figures.date(content.validUntil()) + " (" + zone() + ")"));
        }
        if (content.rateCard() != null) {
            facts.add(new Fact(
                    "Priced by",
                    "Rate card " + Words.line(content.rateCard().code()) + ", version "
                            + content.rateCard().version()));
        }
        return List.copyOf(facts);
    }

    private List<String> summary() {
        var summary = new ArrayList<String>();
        var type = content.proposalType();
        summary.add("This is an offer of " + (type == null ? "" : type.name() + " ") + "services to " + client + ".");
        var pricing = content.pricing();
        if (pricing != null && pricing.total() != null) {
            summary.add("The total price is " + money(pricing.total()) + ".");
        }
        var timeline = content.timeline();
        if (timeline != null && timeline.startDate() != null && timeline.endDate() != null) {
            summary.add("Work starts on " + Figures.date(timeline.startDate()) + " and ends on "
                    + Figures.date(timeline.endDate()) + ".");
        }
        return List.copyOf(summary);
    }

    private Sow.@Nullable Price price() {
        var pricing = content.pricing();
        if (pricing == null) {
            return null;
        }
        var lines = present(pricing.lines()).map(this::line).toList();
        return new Sow.Price(
                lines,
                breakdown(pricing),
                sums(pricing.totals()),
                moneyOrNull(pricing.total()),
                more(pricing.totals()));
    }

    private Sow.Line line(PricingLine line) {
        return new Sow.Line(
                Words.category(line.category()),
                Words.line(line.description()),
                Figures.quantity(line.quantity()) + unit(line, line.quantity()),
                money(line.unitPrice()),
                money(line.amount()),
                details(line));
    }

    private List<String> details(PricingLine line) {
        var details = new ArrayList<String>();
        if (Boolean.TRUE.equals(line.recurring())) {
            details.add("Recurs in each year of the term; the quantity counts all years.");
        }
        if (line.quantityMin() != null && line.quantityMax() != null) {
            details.add("Time and material: "
                    + range(Figures.quantity(line.quantityMin()), Figures.quantity(line.quantityMax()))
                    + unit(line, line.quantityMax()) + totals(line) + ".");
        } else if (content.rateCard() != null) {
            details.add("Fixed price.");
        }
        if (isNotZero(line.discount()) || isNotZero(line.tax())) {
            details.add("Discount " + money(orZero(line.discount())) + ", tax " + money(orZero(line.tax()))
                    + ", in all " + money(line.total()) + ".");
        }
        return List.copyOf(details);
    }

    private static String unit(PricingLine line, BigDecimal quantity) {
        return line.unit() == null ? "" : " " + Plurals.of(Words.line(line.unit()), quantity);
    }

    private String totals(PricingLine line) {
        return line.totalMin() == null || line.totalMax() == null
                ? ""
                : ", which is " + range(money(line.totalMin()), money(line.totalMax()));
    }

    private List<Fact> breakdown(Pricing pricing) {
        var parts = inOrder(pricing);
        if (parts.isEmpty()) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        parts.forEach((name, amount) -> facts.add(new Fact(Words.category(name), money(amount))));
        facts.add(new Fact("Sum", money(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))));
        return List.copyOf(facts);
    }

    /** As the lines come, then by name, since JSON objects have no order; discount and tax at the end. */
    private static Map<String, BigDecimal> inOrder(Pricing pricing) {
        var rest = new TreeMap<>(Objects.requireNonNullElse(pricing.breakdown(), Map.<String, BigDecimal>of()));
        var names = new LinkedHashSet<String>();
        present(pricing.lines()).map(PricingLine::category).forEach(names::add);
        names.addAll(rest.keySet());
        for (var last : List.of("discount", "tax")) {
            names.remove(last);
            names.add(last);
        }
        names.retainAll(rest.keySet());
        var parts = new LinkedHashMap<String, BigDecimal>();
        names.forEach(name -> parts.put(name, Objects.requireNonNull(rest.get(name))));
        return parts;
    }

    private List<Fact> sums(@Nullable Totals totals) {
        if (totals == null) {
            return List.of();
        }
        var sums = new ArrayList<Fact>();
        add(sums, "Subtotal", totals.subtotal());
        if (isNotZero(totals.discount())) {
            add(sums, "Discount", Objects.requireNonNull(totals.discount()).negate());
            add(sums, "Net", totals.net());
        }
        add(sums, "Tax", totals.tax());
        return List.copyOf(sums);
    }

    private List<Fact> more(@Nullable Totals totals) {
        if (totals == null) {
            return List.of();
        }
        var more = new ArrayList<Fact>();
        addRange(more, "Total with the least and the most hours", totals.totalMin(), totals.totalMax());
        addRange(more, "First year", totals.firstYearMin(), totals.firstYearMax());
        if (isNotZero(totals.recurringPerYear())) {
            add(more, "Recurring in each year", totals.recurringPerYear());
        }
        return List.copyOf(more);
    }

    private void addRange(List<Fact> facts, String label, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        if (least != null && most != null) {
            facts.add(new Fact(label, least.compareTo(most) == 0 ? money(most) : range(money(least), money(most))));
        }
    }

    private void add(List<Fact> facts, String label, @Nullable BigDecimal amount) {
        if (amount != null) {
            facts.add(new Fact(label, money(amount)));
        }
    }

    private Sow.@Nullable Team team() {
        var resources = content.resources();
        if (resources == null || (present(resources.consultants()).findAny().isEmpty() && resources.hours() == null)) {
            return null;
        }
        return new Sow.Team(people(resources), resources.hours() == null ? null : Figures.quantity(resources.hours()));
    }

    private static List<Sow.Person> people(Resources resources) {
        return present(resources.consultants()).map(SowBuilder::person).toList();
    }

    private static Sow.Person person(Consultant consultant) {
        return new Sow.Person(
                Words.line(consultant.name()),
                consultant.role() == null ? "" : Words.line(consultant.role()),
                quantity(consultant.hours()),
                quantity(consultant.hoursPerWeek()));
    }

    private List<String> terms() {
        var terms = new ArrayList<String>();
        terms.add(validity());
        terms.add(
                "Accepting means: the person who types a name declares to be entitled to act for " + client
                        + ", and accepts revision " + proposal.revision()
                        + " of this proposal with the scope, prices and dates"
                        + " in this document. Name, time and network address are kept with a SHA-256 of the document as evidence.");
        if (content.pricing() != null) {
            terms.add(
                    "Each line is its quantity times its unit price, rounded half up to the currency; the total is the sum"
                            + " of the rounded lines.");
        }
        if (content.pricing() != null
                && present(content.pricing().lines()).anyMatch(line -> line.quantityMin() != null)) {
            terms.add(
                    "Work that is paid by time is priced at the expected hours; the least and the most hours give the range.");
        }
        return List.copyOf(terms);
    }

    private String validity() {
        var expires = proposal.expiresAt();
        if (content.validUntil() == null) {
            return "This proposal does not expire by itself.";
        }
        var until = "This proposal can be accepted until the end of " + Figures.date(content.validUntil())
                + " in the time zone " + zone();
        return expires == null ? until + "." : until + " (before " + expires.atOffset(ZoneOffset.UTC) + ").";
    }

    private String zone() {
        return content.timeZone() == null ? "UTC" : Words.line(content.timeZone());
    }

    private String money(BigDecimal amount) {
        return Figures.money(amount, content.currency() == null ? null : Words.line(content.currency()));
    }

    private @Nullable String moneyOrNull(@Nullable BigDecimal amount) {
        return amount == null ? null : money(amount);
    }

    private static String quantity(@Nullable BigDecimal number) {
        return number == null ? "" : Figures.quantity(number);
    }

    private static String range(String least, String most) {
        return least + " – " + most;
    }

    private static boolean isNotZero(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() != 0;
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }

    /** People may have written null into stored lists. */
    private static <T> Stream<T> present(@Nullable List<T> list) {
        return list == null ? Stream.of() : list.stream().filter(Objects::nonNull);
    }
}
