package dev.onramp.democonfig.generation;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.content.Calendars;
import dev.onramp.democonfig.pricing.Discount;
import dev.onramp.democonfig.pricing.Environment;
import dev.onramp.democonfig.pricing.KpiKind;
import dev.onramp.democonfig.pricing.ObjectKind;
import dev.onramp.democonfig.ratecard.Card;
import dev.onramp.democonfig.ratecard.FullCard;
import dev.onramp.democonfig.ratecard.HoursRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a request must be beyond its form: its parts fit each other and the card. */
final class RequestChecks {

    private final GenerationRequest request;
    private final List<Violation> violations = new ArrayList<>();

    private RequestChecks(GenerationRequest request) {
        this.request = request;
    }

    /** The zone in which days begin and end; UTC if the request names none that there is. */
    static ZoneId zone(GenerationRequest request) {
        var name = request.timeZone();
        return ZoneId.of(name != null && Calendars.isZone(name) ? name : "UTC");
    }

    /**
     * Lets go on a request that makes sense by itself.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming everything that does not
     */
    static void requireSense(GenerationRequest request, LocalDate today) {
        var checks = new RequestChecks(request);
        checks.checkWork();
        checks.checkDates(today);
        checks.checkDiscount(request.discount());
        checks.checkTeam();
        checks.finish();
    }

    /**
     * Lets go on a request that fits the card.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming everything that does not
     */
    static void requireFit(GenerationRequest request, Card card, int decimals) {
        var checks = new RequestChecks(request);
        if (card instanceof FullCard full) {
            checks.checkTerm(full);
        } else {
            checks.refuseWhatOnlyFullCardsHave();
        }
        var discount = request.discount();
        checks.require(
                discount == null
                        || discount.amount() == null
                        || discount.amount().stripTrailingZeros().scale() <= decimals,
                "/discount/amount",
                "must not have more than the " + decimals + " decimals of the currency");
        checks.finish();
    }

    private void checkWork() {
        require(
                request.kpiCodes() != null || request.kpis() != null || request.objects() != null,
                "/kpi_codes",
                "must be there, unless kpis or objects are");
        var kpis = new HashSet<String>();
        for (int i = 0; request.kpis() != null && i < request.kpis().size(); i++) {
            var kpi = request.kpis().get(i);
            checkChoice("/kpis/" + i, kpi.code(), kpis, kpi.kind() == KpiKind.dynamic_rbac, kpi.hours());
        }
        var objects = new HashSet<String>();
        for (int i = 0; request.objects() != null && i < request.objects().size(); i++) {
            var object = request.objects().get(i);
            checkChoice(
                    "/objects/" + i,
                    object.code(),
                    objects,
                    object.kind() == ObjectKind.non_architected,
                    object.hours());
        }
        var chains = new HashSet<String>();
        for (int i = 0;
                request.valueChains() != null && i < request.valueChains().size();
                i++) {
            require(
                    chains.add(request.valueChains().get(i).toUpperCase(Locale.ROOT)),
                    "/value_chains/" + i,
                    "must not be in the list twice, not even in another case");
        }
        require(
                request.environmentHours() == null
                        || (request.environment() != null && request.environment() != Environment.none),
                "/environment_hours",
                "must be absent if there is no environment");
        checkHours("/environment_hours", request.environmentHours());
        var managed = request.managedServices();
        require(
                managed == null || managed.extraHours() == null || isFine(managed.extraHours()),
                "/managed_services/extra_hours",
                "must not be finer than hundredths of hours");
    }

    private void checkChoice(
            String pointer, String code, Set<String> seen, boolean byTime, @Nullable HoursRange hours) {
        require(
                seen.add(code.toUpperCase(Locale.ROOT)),
                pointer + "/code",
                "must not be in the list twice, not even in another case");
        require(byTime || hours == null, pointer + "/hours", "must be absent, because the price is fixed");
        require(!byTime || hours != null, pointer + "/hours", "must be there, because the work is paid by time");
        checkHours(pointer + "/hours", hours);
    }

    private void checkHours(String pointer, @Nullable HoursRange hours) {
        require(
                hours == null || hours.isSound(),
                pointer,
                "must be min <= expected <= max, none finer than hundredths of hours");
    }

    private void checkDates(LocalDate today) {
        require(Calendars.isUsual(request.startDate()), "/start_date", "must be a day of the years 2000 to 2199");
        require(
                request.timeZone() == null || Calendars.isZone(request.timeZone()),
                "/time_zone",
                "must be an IANA time zone, such as Europe/Berlin");
        var until = request.validUntil();
        require(
                until == null || (!until.isBefore(today) && Calendars.isUsual(until)),
                "/valid_until",
                "must not be before today, nor after the year 2199");
        require(until == null || request.validDays() == null, "/valid_days", "must be absent if valid_until is there");
    }

    private void checkDiscount(@Nullable Discount discount) {
        require(
                discount == null || (discount.percent() == null) != (discount.amount() == null),
                "/discount",
                "must have either percent or amount");
    }

    private void checkTeam() {
        for (int i = 0; request.team() != null && i < request.team().size(); i++) {
            require(
                    isFine(request.team().get(i).hoursPerWeek()),
                    "/team/" + i + "/hours_per_week",
                    "must not be finer than hundredths of hours");
        }
    }

    private void checkTerm(FullCard card) {
        var terms = card.licences().stream()
                .map(FullCard.Licence::termYears)
                .sorted()
                .toList();
        require(
                terms.contains(termYears(request)),
                "/term_years",
                terms.stream().map(String::valueOf).collect(Collectors.joining(", ", "must be one of ", "")));
    }

    private void refuseWhatOnlyFullCardsHave() {
        refuse("/kpis", request.kpis());
        refuse("/term_years", request.termYears());
        refuse("/value_chains", request.valueChains());
        refuse("/environment", request.environment());
        refuse("/environment_hours", request.environmentHours());
        refuse("/infrastructure", request.infrastructure());
        refuse("/managed_services", request.managedServices());
        for (int i = 0; request.objects() != null && i < request.objects().size(); i++) {
            refuse("/objects/" + i + "/kind", request.objects().get(i).kind());
            refuse("/objects/" + i + "/hours", request.objects().get(i).hours());
        }
    }

    private void refuse(String pointer, @Nullable Object value) {
        require(value == null, pointer, "must be absent: the rate card is one that estimates, and has no price for it");
    }

    private void require(boolean right, String pointer, String message) {
        if (!right) {
            violations.add(Violation.body(pointer, message));
        }
    }

    private void finish() {
        if (!violations.isEmpty()) {
            throw Problems.unprocessable(
                    "cannot-be-priced", "No price can be computed from this; see violations.", violations);
        }
    }

    static int termYears(GenerationRequest request) {
        return request.termYears() == null ? 1 : request.termYears();
    }

    private static boolean isFine(BigDecimal hours) {
        return hours.stripTrailingZeros().scale() <= HoursRange.DECIMALS;
    }
}
