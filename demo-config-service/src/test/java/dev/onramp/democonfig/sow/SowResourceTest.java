package dev.onramp.democonfig.sow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.Deal;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SowResourceTest {

    private final Api user = Api.newUser("editor");
    private final Api viewer = Api.newUser("viewer");

    @ParameterizedTest
    @CsvSource({
        "text/markdown, text/markdown;charset=UTF-8, attachment, md, # Statement of work: Scorecard",
        "text/html, text/html;charset=UTF-8, inline, html, <!DOCTYPE html>",
        "application/pdf, application/pdf, attachment, pdf, %PDF-1",
        "*/*, text/markdown;charset=UTF-8, attachment, md, # Statement of work: Scorecard",
        "'text/html,application/xhtml+xml,*/*;q=0.8', text/html;charset=UTF-8, inline, html, <!DOCTYPE html>",
        "'application/pdf;q=0.5, text/markdown;q=0.1', application/pdf, attachment, pdf, %PDF-1"
    })
    void typeIsWhatTheCallerAccepts(String accept, String type, String disposition, String extension, String start) {
        // Given
        var deal = Deal.draft(user);

        // When
        var answer = viewer.with("Accept", accept).get(deal.path() + "/sow").is(200);

        // Then
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition"))
                .startsWith(disposition + "; filename=\"sow-" + deal.id() + "-r1." + extension + "\"");
        assertThat(answer.header("Vary")).isEqualTo("Accept");
        assertThat(answer.text()).startsWith(start);
    }

    @Test
    void otherTypesAreRefused() {
        viewer.with("Accept", "application/json")
                .get(Deal.draft(user).path() + "/sow")
                .isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/html", "application/pdf"})
    void sameRevisionIsTheSameBytesUntilItChanges(String accept) {
        // Given
        var deal = Deal.draft(user);
        var reader = viewer.with("Accept", accept);
        var first = reader.get(deal.path() + "/sow").is(200);

        // When
        var second = reader.get(deal.path() + "/sow").is(200);
        var known = reader.with("If-None-Match", first.etag())
                .get(deal.path() + "/sow")
                .is(304);
        deal.act("edit").is(200);
        var changed = reader.with("If-None-Match", first.etag())
                .get(deal.path() + "/sow")
                .is(200);

        // Then
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.etag()).isEqualTo(first.etag()).matches("\"[A-Za-z0-9_-]+\"");
        assertThat(known.etag()).isEqualTo(first.etag());
        assertThat(known.text()).isEmpty();
        assertThat(changed.etag()).isNotEqualTo(first.etag());
        assertThat(changed.text()).contains("Another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/html", "application/pdf"})
    void whatBecomesOfAnOfferDoesNotChangeItsDocument(String accept) {
        // Given
        var deal = Deal.draft(user);
        var reader = viewer.with("Accept", accept);
        deal.send();
        var sent = reader.get(deal.path() + "/sow").is(200);

        // When
        var offer = Deal.offer(user.send("POST", deal.path() + "/acceptance-link"));
        var linked = reader.get(deal.path() + "/sow").is(200);
        Deal.decide(offer, "accept").is(200);
        user.patch("/demo/clients/" + deal.client(), "{\"client_name\": \"Another Corporation\"}")
                .is(200);
        var accepted = reader.get(deal.path() + "/sow").is(200);

        // Then
        for (var later : List.of(linked, accepted)) {
            assertThat(later.text()).isEqualTo(sent.text());
            assertThat(later.etag()).isEqualTo(sent.etag());
        }
    }

    @Test
    void typesAreDifferentRepresentations() {
        // Given
        var path = Deal.draft(user).path() + "/sow";

        // When
        var markdown = viewer.with("Accept", "text/markdown").get(path).is(200).etag();

        // Then
        viewer.with("Accept", "application/pdf")
                .with("If-None-Match", markdown)
                .get(path)
                .is(200);
    }

    @Test
    void newNameOfTheClientIsAnotherVersionOfADraft() {
        // Given
        var deal = Deal.draft(user);
        var before = viewer.get(deal.path() + "/sow").is(200);

        // When
        user.patch("/demo/clients/" + deal.client(), "{\"client_name\": \"Łukasz Żółć 山田\"}")
                .is(200);

        // Then
        var after = viewer.with("If-None-Match", before.etag())
                .get(deal.path() + "/sow")
                .is(200);
        assertThat(after.text()).contains("Łukasz Żółć 山田");
    }

    @Test
    void htmlLoadsAndRunsNothing() {
        // Given
        var deal = Deal.draft(user);
        user.patch(deal.path(), "{\"title\": \"<script>alert(1)</script>\"}").is(200);

        // When
        var html = viewer.with("Accept", "text/html").get(deal.path() + "/sow").is(200);

        // Then
        assertThat(html.text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "http://", "https://", "<form", "<link", "<img");
        assertThat(html.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown", "text/html", "application/pdf"})
    void unknownProposalsAndStrangersAreProblemsInAnyType(String accept) {
        viewer.with("Accept", accept).get("/demo/proposals/unknown/sow").isProblem(404, "not-found");
        Api.anonymous()
                .with("Accept", accept)
                .get(Deal.draft(user).path() + "/sow")
                .isProblem(401, "unauthorized");
    }
}
