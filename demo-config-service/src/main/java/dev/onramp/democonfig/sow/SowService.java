package dev.onramp.democonfig.sow;

import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.proposal.Proposals;
import dev.onramp.democonfig.sow.DrawingLimit.DrawingLimitException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Reads proposals and writes their documents. */
@ApplicationScoped
class SowService {

    static final int MAX_PAGES = 400;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Proposals proposals;
    private final Transactions transactions;
    private final Stylesheet style;
    private final Desk desk;

    SowService(Proposals proposals, Transactions transactions, Stylesheet style, Desk desk) {
        this.proposals = proposals;
        this.transactions = transactions;
        this.style = style;
        this.desk = desk;
    }

    Uni<Sow> read(String caller, String id) {
        return transactions
                .run(caller, () -> proposals.find(id))
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("proposal"))
                .map(Sow::of);
    }

    Uni<byte[]> markdown(Sow sow) {
        return desk.write(() -> Markdown.write(sow).getBytes(StandardCharsets.UTF_8));
    }

    Uni<byte[]> html(Sow sow) {
        return desk.write(
                () -> SowTemplates.document(sow, style.text()).render().getBytes(StandardCharsets.UTF_8));
    }

    Uni<byte[]> pdf(Sow sow) {
        return desk.write(() -> Pdf.write(sow, DrawingLimit.of(MAX_PAGES, DEADLINE)))
                .onFailure(DrawingLimitException.class)
                .transform(tooLarge -> Problems.unprocessable(
                        "sow-too-large",
                        "The document takes more than " + MAX_PAGES + " pages or " + DEADLINE.toSeconds()
                                + " s to draw; take it as Markdown or HTML.",
                        List.of()));
    }
}
