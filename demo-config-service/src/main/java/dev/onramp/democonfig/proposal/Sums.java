package dev.onramp.democonfig.proposal;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.content.Calendars;
import dev.onramp.democonfig.content.Consultant;
import dev.onramp.democonfig.content.Phase;
import dev.onramp.democonfig.content.ProposalContent;
import dev.onramp.democonfig.content.Resources;
import dev.onramp.democonfig.content.Timeline;
import dev.onramp.democonfig.money.Currencies;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether what a proposal says fits together. What is not said cannot be wrong, and nothing is said by an empty list. */
final class Sums {

    private final ProposalContent content;
    private final Findings findings = new Findings();

    private Sums(ProposalContent content) {
        this.content = content;
    }

    /**
     * Refuses what does not fit together.
     *
     * @param named the fields that a caller has written: what concerns none of them was there before, and is let be
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with each violation
     */
    static void require(ProposalContent content, Set<String> named) {
        var violations = violations(content, named);
        if (!violations.isEmpty()) {
            throw Problems.unprocessable(
                    "does-not-add-up", "What the proposal says does not fit together; see violations.", violations);
        }
    }

    static List<Violation> violations(ProposalContent content, Set<String> named) {
        var sums = new Sums(content);
        if (named.contains("time_zone")) {
            sums.checkZone();
        }
        if (named.contains("valid_until")) {
            sums.checkValidity();
        }
        if (named.contains("currency") || named.contains("pricing")) {
            sums.checkPrice();
        }
        if (named.contains("timeline") && content.timeline() != null) {
            sums.checkTimeline(content.timeline());
        }
        if (named.contains("timeline") || named.contains("resources")) {
            sums.checkHours();
        }
        return sums.findings.list();
    }

    private void checkZone() {
        if (content.timeZone() != null && !Calendars.isZone(content.timeZone())) {
            findings.add("/time_zone", "must be a time zone of the IANA database, such as Europe/Berlin");
        }
    }

    private void checkValidity() {
        if (content.validUntil() != null && content.validUntil().isAfter(Expiry.LAST_DAY)) {
            findings.add("/valid_until", "must not be after " + Expiry.LAST_DAY);
        }
    }

    private void checkPrice() {
        var currency = Objects.requireNonNullElse(content.currency(), Currencies.DEFAULT);
        var decimals = Currencies.decimals(currency);
        if (decimals.isEmpty()) {
            findings.add("/currency", "must be a currency of ISO 4217, such as USD");
        } else if (content.pricing() != null) {
            PriceSums.check(content.pricing(), decimals.getAsInt(), findings);
        }
    }

    private void checkTimeline(Timeline timeline) {
        var phases = Objects.requireNonNullElse(timeline.phases(), List.<Phase>of());
        @Nullable LocalDate lastStart = null;
        for (int i = 0; i < phases.size(); i++) {
            var phase = phases.get(i);
            var pointer = "/timeline/phases/" + i;
            checkPhase(pointer, phase, timeline);
            if (isBefore(phase.startDate(), lastStart)) {
                findings.add(pointer + "/start_date", "must not be before the start of the phase before");
            }
            lastStart = phase.startDate() == null ? lastStart : phase.startDate();
        }
    }

    /** A week of work has as many days as the working week, so there is at most one in each seven days that begin. */
    private void checkWeeks(String pointer, Phase phase, Timeline timeline) {
        var start = phase.startDate() == null ? timeline.startDate() : phase.startDate();
        var end = phase.endDate() == null ? timeline.endDate() : phase.endDate();
        if (phase.weeks() == null || start == null || end == null || end.isBefore(start)) {
            return;
        }
        long most = (ChronoUnit.DAYS.between(start, end) + 7) / 7;
        if (phase.weeks().compareTo(BigDecimal.valueOf(most)) > 0) {
            findings.add(pointer + "/weeks", "must not be more than the weeks that the dates leave room for: " + most);
        }
    }

    private void checkPhase(String pointer, Phase phase, Timeline timeline) {
        checkWeeks(pointer, phase, timeline);
        if (isBefore(phase.endDate(), phase.startDate())) {
            findings.add(pointer + "/end_date", "must not be before start_date");
        }
        checkInside(pointer + "/start_date", phase.startDate(), timeline);
        checkInside(pointer + "/end_date", phase.endDate(), timeline);
    }

    private void checkInside(String pointer, @Nullable LocalDate day, Timeline timeline) {
        if (isBefore(day, timeline.startDate())) {
            findings.add(pointer, "must not be before the timeline starts");
        }
        if (isBefore(timeline.endDate(), day)) {
            findings.add(pointer, "must not be after the timeline ends");
        }
    }

    private static boolean isBefore(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day != null && other != null && day.isBefore(other);
    }

    private void checkHours() {
        var resources = content.resources();
        var ofConsultants = sum(consultants(resources), Consultant::hours);
        var ofPhases = sum(phases(content.timeline()), Phase::hours);
        var hours = resources == null ? null : resources.hours();
        checkHours(hours, ofConsultants, "consultants");
        checkHours(hours, ofPhases, "phases");
        if (hours == null && ofConsultants != null && ofConsultants.isWhole && ofPhases != null && ofPhases.isWhole) {
            findings.requireEqual(
                    "/timeline/phases",
                    ofPhases.hours,
                    ofConsultants.hours,
                    "must have the hours of the consultants in all");
        }
    }

    private void checkHours(@Nullable BigDecimal hours, @Nullable Sum sum, String of) {
        if (sum == null) {
            return;
        }
        if (sum.isWhole) {
            findings.requireEqual("/resources/hours", hours, sum.hours, "must be the sum of the hours of the " + of);
        } else {
            findings.requireOrder("/resources/hours", sum.hours, hours, "must not be less than the hours of the " + of);
        }
    }

    private static List<Consultant> consultants(@Nullable Resources resources) {
        return resources == null ? List.of() : Objects.requireNonNullElse(resources.consultants(), List.of());
    }

    private static List<Phase> phases(@Nullable Timeline timeline) {
        return timeline == null ? List.of() : Objects.requireNonNullElse(timeline.phases(), List.of());
    }

    /** The hours of those who have any; null if nobody does. */
    private static <T> @Nullable Sum sum(List<T> parts, Function<T, @Nullable BigDecimal> hours) {
        var known = new ArrayList<BigDecimal>();
        for (@Nullable T part : parts) {
            // People may have written null.
            var some = part == null ? null : hours.apply(part);
            if (some != null) {
                known.add(some);
            }
        }
        return known.isEmpty()
                ? null
                : new Sum(known.stream().reduce(BigDecimal.ZERO, BigDecimal::add), known.size() == parts.size());
    }

    /** @param isWhole whether the hours of all are known */
    private record Sum(BigDecimal hours, boolean isWhole) {}
}
