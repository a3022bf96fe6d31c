package dev.onramp.democonfig.page;

import dev.onramp.democonfig.acceptance.Outcome;
import dev.onramp.democonfig.proposal.ProposalStatus;
import dev.onramp.democonfig.sow.Words;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What came of an offer, for people. */
public record OutcomeView(boolean accepted, String name, String decidedAt, String documentSha256) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static OutcomeView of(Outcome outcome) {
        return new OutcomeView(
                outcome.proposal().status() == ProposalStatus.accepted,
                Words.line(outcome.name()),
                TIME.format(outcome.decidedAt()),
                outcome.documentSha256());
    }
}
