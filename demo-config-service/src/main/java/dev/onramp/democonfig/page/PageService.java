package dev.onramp.democonfig.page;

import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.democonfig.acceptance.Acceptances;
import dev.onramp.democonfig.acceptance.Offer;
import dev.onramp.democonfig.acceptance.Outcome;
import dev.onramp.democonfig.acceptance.Signature;
import dev.onramp.democonfig.page.Entries.Entry;
import dev.onramp.democonfig.sow.Desk;
import dev.onramp.democonfig.sow.Sow;
import dev.onramp.democonfig.sow.Stylesheet;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The pages behind a link. Each fails with a page too. */
@ApplicationScoped
class PageService {

    private final Acceptances acceptances;
    private final Desk desk;
    private final Stylesheet style;

    PageService(Acceptances acceptances, Desk desk, Stylesheet style) {
        this.acceptances = acceptances;
        this.desk = desk;
        this.style = style;
    }

    /** A page and the status that it is sent with. */
    record Page(int status, String html, Map<String, Object> headers) {}

    Uni<Page> offer(String token) {
        return offer(token, 200, Entries.empty());
    }

    Uni<Page> accept(String token, Signature signature) {
        return decide(
                token,
                Uni.createFrom().deferred(() -> acceptances.accept(token, signature)),
                signature,
                entry -> new Entries(entry, Entry.EMPTY));
    }

    Uni<Page> reject(String token, Signature signature) {
        return decide(
                token,
                Uni.createFrom().deferred(() -> acceptances.reject(token, signature)),
                signature,
                entry -> new Entries(Entry.EMPTY, entry));
    }

    private interface Forms {
        Entries with(Entry entry);
    }

    private Uni<Page> decide(String token, Uni<Outcome> deed, Signature signature, Forms forms) {
        // It is done now, and its page can be asked for no more.
        return deed.chain(outcome -> desk.writeOnce(() -> outcome(outcome)))
                .onFailure(HttpProblem.class)
                .recoverWithUni(problem -> problem.getStatusCode() == 400
                        ? offer(token, 400, forms.with(entry(signature, problem)))
                        : Uni.createFrom().item(notice(problem)));
    }

    private Uni<Page> offer(String token, int status, Entries entries) {
        return Uni.createFrom()
                .deferred(() -> acceptances.read(token))
                .chain(offer -> desk.write(() -> page(status, offerPage(token, offer, entries))))
                .onFailure(HttpProblem.class)
                .recoverWithItem(failure -> notice(failure));
    }

    private TemplateInstance offerPage(String token, Offer offer, Entries entries) {
        var path = PageResource.PATH + PathValues.escape(token);
        return PageTemplates.offer(Sow.of(offer.proposal()), path, entries, style.text());
    }

    private Page outcome(Outcome outcome) {
        return page(200, PageTemplates.outcome(Sow.of(outcome.proposal()), OutcomeView.of(outcome), style.text()));
    }

    Page notice(HttpProblem problem) {
        var notice = Notice.of(problem);
        var html = PageTemplates.notice(notice, style.text()).render();
        return new Page(notice.status(), html, problem.getHeaders());
    }

    private static Page page(int status, TemplateInstance template) {
        return new Page(status, template.render(), Map.of());
    }

    private static Entry entry(Signature signature, HttpProblem problem) {
        return new Entry(
                String.valueOf(signature.name()),
                signature.reason() == null ? "" : signature.reason(),
                errors(problem, "/name"),
                errors(problem, "/reason"));
    }

    private static List<String> errors(HttpProblem problem, String field) {
        return problem.getParameters().get("violations") instanceof Collection<?> violations
                ? violations.stream()
                        .filter(Violation.class::isInstance)
                        .map(Violation.class::cast)
                        .filter(violation -> violation.field().equals(field))
                        .map(Violation::message)
                        .toList()
                : List.of();
    }
}
