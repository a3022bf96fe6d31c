package dev.onramp.democonfig.sow;

import dev.onramp.defaults.http.ETag;
import dev.onramp.democonfig.content.Consultant;
import dev.onramp.democonfig.content.Phase;
import dev.onramp.democonfig.content.Pricing;
import dev.onramp.democonfig.content.PricingLine;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.content.ProposalType;
import dev.onramp.democonfig.content.RateCardKey;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import dev.onramp.democonfig.content.Totals;
import dev.onramp.democonfig.proposal.Proposal;
import dev.onramp.democonfig.proposal.ProposalStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Proposals to draw. */
final class Samples {

    static final Instant UPDATED = Instant.parse("2026-01-05T12:34:56.789012Z");

    private Samples() {}

    /** With everything that a proposal can have. */
    static Proposal full() {
        return proposal("Acme Corp", "Rollout of supply chain analytics", full("Acme"));
    }

    /** People from everywhere. */
    static Proposal international() {
        var names = List.of(
                "Łukasz Żółć",
                "Ωmega Παπαδόπουλος",
                "Дмитрий Щербаков",
                "Nguyễn Thị Hương",
                "山田太郎 (やまだ)",
                "김철수",
                "محمد بن عبد الله",
                "שלום כהן (תל אביב) 42",
                "José Ñandú Ærøskøbing",
                "Emoji 🚀 and Thai สวัสดี");
        var people = names.stream()
                .map(name -> new Consultant(name, "role of " + name, new BigDecimal("10"), null))
                .toList();
        var content = content(null, null, new Resources(people, new BigDecimal("100")));
        return proposal("株式会社 山田 – محمد GmbH", "Ωmega für Łukasz: التحليلات 2026", content);
    }

    /** {@code count} lines, each as long as lines can be. */
    static Proposal huge(int count, String word) {
        var lines = IntStream.range(0, count)
                .mapToObj(i -> line("category " + i, word.repeat(500 / word.length()), "1", "1.00", "1.00"))
                .toList();
        var pricing = new Pricing(new BigDecimal(count), Map.of("all", new BigDecimal(count)), lines, null);
        return proposal(word.repeat(30), word.repeat(20), content(pricing, null, null));
    }

    static Proposal proposal(@Nullable String client, @Nullable String title, ProposalContent content) {
        var titled = new ProposalContent(
                content.clientId(),
                content.proposalType(),
                title,
                content.notes(),
                content.currency(),
                content.validUntil(),
                content.timeZone(),
                content.pricing(),
                content.timeline(),
                content.resources(),
                content.rateCard());
        return new Proposal(
                "prop-001",
                titled,
                ProposalStatus.sent,
                false,
                Instant.parse("2026-03-31T22:00:00Z"),
                2,
                "prop-000",
                null,
                client,
                UPDATED,
                null,
                UPDATED,
                UPDATED,
                new ETag("\"1-2\""));
    }

    static ProposalContent content(
            @Nullable Pricing pricing, @Nullable Timeline timeline, @Nullable Resources resources) {
        return new ProposalContent(
                "client-001",
                ProposalType.implementation,
                null,
                "internal: they would pay twice as much",
                "EUR",
                LocalDate.parse("2026-03-31"),
                "Europe/Berlin",
                pricing,
                timeline,
                resources,
                new RateCardKey("P3", 1));
    }

    private static ProposalContent full(String name) {
        var lines = List.of(
                line("licence", "Licence of 2 value chains for 3 years", "6", "32500.00", "195000.00"),
                line("integration", "Integration of 3 object models in batch", "3", "2250.00", "6750.00"),
                new PricingLine(
                        "integration",
                        "Custom connectors, paid by time",
                        new BigDecimal("100"),
                        "hour",
                        new BigDecimal("175.00"),
                        new BigDecimal("17500.00"),
                        new BigDecimal("875.00"),
                        new BigDecimal("3158.75"),
                        new BigDecimal("19783.75"),
                        "P3: development by time",
                        null,
                        new BigDecimal("80"),
                        new BigDecimal("120"),
                        new BigDecimal("15827.00"),
                        new BigDecimal("23740.50")));
        var totals = new Totals(
                new BigDecimal("219250.00"),
                new BigDecimal("10962.50"),
                new BigDecimal("208287.50"),
                new BigDecimal("39574.63"),
                new BigDecimal("243905.38"),
                new BigDecimal("251818.88"),
                new BigDecimal("73482.50"),
                new BigDecimal("100000.00"),
                new BigDecimal("108000.00"));
        var breakdown = Map.of(
                "licence", new BigDecimal("195000.00"),
                "integration", new BigDecimal("24250.00"),
                "discount", new BigDecimal("-10962.50"),
                "tax", new BigDecimal("39574.63"));
        var phases = List.of(
                phase("Discovery & planning", "2026-01-15", "2026-01-21", "1", "40"),
                phase(
                        "Integration of the object models of procurement, sales and logistics",
                        "2026-01-22",
                        "2026-03-18",
                        "8",
                        "160"),
                phase("KPIs and dashboards", "2026-03-01", "2026-05-20", "11.5", "80"),
                phase("Hand-over", "2026-06-01", "2026-06-30", "4", "40"));
        return content(
                new Pricing(new BigDecimal("247862.13"), breakdown, lines, totals),
                new Timeline(LocalDate.parse("2026-01-15"), LocalDate.parse("2026-06-30"), phases),
                new Resources(
                        List.of(
                                new Consultant(
                                        "Ada Lovelace",
                                        "integration developer",
                                        new BigDecimal("200"),
                                        new BigDecimal("20")),
                                new Consultant(name + " Hopper", "lead", new BigDecimal("120.50"), null)),
                        new BigDecimal("320.50")));
    }

    private static PricingLine line(String category, String description, String quantity, String price, String amount) {
        return new PricingLine(
                category,
                description,
                new BigDecimal(quantity),
                "unit",
                new BigDecimal(price),
                new BigDecimal(amount),
                null,
                null,
                new BigDecimal(amount),
                "P3: " + description,
                category.equals("licence") ? true : null,
                null,
                null,
                null,
                null);
    }

    private static Phase phase(String name, String start, String end, String weeks, String hours) {
        return new Phase(
                name, LocalDate.parse(start), LocalDate.parse(end), new BigDecimal(weeks), new BigDecimal(hours));
    }
}
