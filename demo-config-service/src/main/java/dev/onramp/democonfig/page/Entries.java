package dev.onramp.democonfig.page;

import java.util.List;

/** The two forms: what was typed into them, and what is wrong with it. */
public record Entries(Entry accept, Entry reject) {

    /** Forms that nobody has typed into. */
    static Entries empty() {
        return new Entries(Entry.EMPTY, Entry.EMPTY);
    }

    /** Whether something is wrong. */
    public boolean wrong() {
        return accept.wrong() || reject.wrong();
    }

    /**
     * One form.
     *
     * @param nameErrors what is wrong with the name; empty if nothing is
     */
    public record Entry(String name, String reason, List<String> nameErrors, List<String> reasonErrors) {

        static final Entry EMPTY = new Entry("", "", List.of(), List.of());

        /** Whether something is wrong. */
        public boolean wrong() {
            return !nameErrors.isEmpty() || !reasonErrors.isEmpty();
        }
    }
}
