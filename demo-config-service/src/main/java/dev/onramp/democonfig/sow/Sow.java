package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.proposal.Proposal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement of work says, ready to be written: all figures are texts, all texts are on one line and free of
 * characters that act. It depends on what is offered alone: not on the
 * time or the place where it is made, nor on what became of the offer.
 *
 * @param id of the proposal
 * @param clientName the id of the client where it has no name
 * @param summary what is offered, in sentences of ours
 * @param price null if the proposal says nothing of a price
 * @param plan null if it says nothing of dates
 * @param team null if it says nothing of people
 * @param dated when the proposal was sent; when it was made if it never was
 */
public record Sow(
        String id,
        int revision,
        String title,
        String clientName,
        List<Fact> facts,
        List<String> summary,
        @Nullable Price price,
        @Nullable Plan plan,
        @Nullable Team team,
        List<String> terms,
        Instant dated) {

    /** The document of {@code proposal}. Notes are internal and not part of it. */
    public static Sow of(Proposal proposal) {
        return SowBuilder.build(proposal);
    }

    /** Something with a name. */
    public record Fact(String label, String value) {}

    /**
     * The price.
     *
     * @param lines what is paid for; empty if only sums are known
     * @param breakdown the amount of each category, and their sum
     * @param sums from the subtotal to the total
     * @param more what follows from the sums, such as the range of work that is paid by time
     */
    public record Price(
            List<Line> lines,
            List<Fact> breakdown,
            List<Fact> sums,
            @Nullable String total,
            List<Fact> more) {}

    /**
     * A line of the price.
     *
     * @param details whether the price is fixed or has a range, and shares of discount and tax, each a sentence
     */
    public record Line(
            String category,
            String description,
            String quantity,
            String unitPrice,
            String amount,
            List<String> details) {}

    /**
     * The dates.
     *
     * @param dates the first and last day, for people
     * @param ticks where the scale of the bars has marks; empty if there are no bars
     */
    public record Plan(List<Fact> dates, List<Phase> phases, List<Tick> ticks) {

        /** Whether any phase has a bar. */
        public boolean drawn() {
            return !ticks.isEmpty();
        }
    }

    /**
     * A phase.
     *
     * @param dates the first and the last day, or what is known of them
     * @param effort weeks and hours, as far as they are known
     * @param from where its bar starts, in thousandths of the whole; null if its dates are not known
     * @param width of its bar, in thousandths of the whole
     */
    public record Phase(
            String name,
            String dates,
            String effort,
            @Nullable Integer from,
            int width) {

        /** Whether it has a bar. */
        public boolean drawn() {
            return from != null;
        }

        /** Where the bar starts, in percent. */
        public String left() {
            return percent(from == null ? 0 : from);
        }

        /** The width of the bar, in percent. */
        public String length() {
            return percent(width);
        }
    }

    /** A mark on the scale of the bars, in thousandths of the whole. */
    public record Tick(int at, String label) {

        /** Where the mark is, in percent. */
        public String left() {
            return percent(at);
        }
    }

    /** The people. */
    public record Team(List<Person> people, @Nullable String hours) {}

    /** Somebody of the team. */
    public record Person(String name, String role, String hours, String hoursPerWeek) {}

    private static String percent(int thousandths) {
        return thousandths / 10 + "." + thousandths % 10 + "%";
    }
}
