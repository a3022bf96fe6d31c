package dev.onramp.democonfig.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.Deal;
import dev.onramp.democonfig.TestClock;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages behind a link, as a browser gets them. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PageTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Api user = Api.newUser("editor");
    private final Api browser = Api.anonymous().with("Accept", BROWSER);

    @AfterEach
    void goOn() {
        TestClock.goOn();
    }

    @Test
    void browserGetsAPageAndProgramsGetJson() {
        // Given
        var path = Deal.draft(user).send();

        // Then
        assertThat(browser.get(path).is(200).header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(Api.anonymous().get(path).is(200).header("Content-Type")).startsWith("application/json");
        assertThat(Api.anonymous().with("Accept", "*/*").get(path).is(200).header("Content-Type"))
                .startsWith("application/json");
        assertThat(Api.anonymous()
                        .with("Accept", "application/json")
                        .get(path)
                        .is(200)
                        .header("Content-Type"))
                .startsWith("application/json");
    }

    @Test
    void pageShowsTheWholeOfferAndNoNotes() {
        // Given
        var path = Offers.full(user, "Acme Corp", "Rollout").send();

        // When
        var page = browser.get(path).is(200).text().replace('\u00a0', ' ');

        // Then
        assertThat(page)
                .contains("<html lang=\"en\">", "Acme Corp", "Rollout")
                .contains("EUR 195,000.00", "EUR -10,962.50", "EUR 39,574.63", "EUR 247,862.13")
                .contains("EUR 243,905.38 – EUR 251,818.88")
                .contains("Integration of the object models", "<rect class=\"bar\" x=\"0.0%\"")
                .contains("31 March 2099", "Europe/Berlin")
                .contains("action=\"" + path + "/accept\"", "action=\"" + path + "/reject\"")
                .doesNotContain("<script")
                .doesNotContain("pay twice")
                .doesNotContain("P3: ")
                .doesNotContain("NOT_FOUND");
    }

    @Test
    void pageMayLoadAndRunNothing() throws Exception {
        // When
        var page = browser.get(Deal.draft(user).send()).is(200);

        // Then
        var style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page.text());
        assertThat(style.find()).isTrue();
        var digest = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest)
                        + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
        assertThat(page.header("Vary")).isEqualTo("Accept");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).doesNotContain(" style=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\\\" onmouseover=\\\"alert(1)",
                "' autofocus onfocus='alert(1)",
                "{title} {#include x /} {cdi:config} {config:['quarkus.datasource.password']} {|x|}",
                "</title></style><img src=x onerror=alert(1)>",
                "&lt;script&gt; &amp;",
                "\\\\u003cscript\\\\u003e"
            })
    void textsOfStrangersAreTexts(String text) {
        // Given
        var path = Offers.full(user, text, text).send();
        var shown = text.replace("\\\"", "\"").replace("\\\\", "\\");

        // When
        var page = browser.get(path).is(200).text();
        var wrong = post(path + "/reject", "name=" + encode(shown) + "&reason=")
                .is(400)
                .text();

        // Then
        for (var html : new String[] {page, wrong}) {
            assertThat(html).contains("<h1 dir=\"auto\">" + escaped(shown) + "</h1>");
            assertThat(html).doesNotContain("<script", "<img");
            assertThat(html.replaceAll("\"[^\"<>]*\"", "")).doesNotContainPattern("<[a-z]+[^>]* on[a-z]+ *=");
        }
        assertThat(wrong).contains("value=\"" + escaped(shown) + "\"");
    }

    @Test
    void holderAcceptsByNameAndTheLinkIsGone() {
        // Given
        var deal = Offers.full(user, "Acme Corp", "Rollout");
        var path = deal.send();

        // When
        var outcome = post(path + "/accept", "name=" + encode("Łukasz Żółć"));

        // Then
        assertThat(outcome.is(200).text())
                .contains("You accepted the proposal", "Łukasz Żółć", "Acme Corp")
                .containsPattern("<code>[0-9a-f]{64}</code>");
        assertThat(deal.read().at("/status")).isEqualTo("accepted");
        assertThat(browser.get(path).is(410).text()).contains("This proposal was accepted");
        assertThat(post(path + "/reject", "name=a&reason=b").is(410).text()).contains("This proposal was accepted");
    }

    @Test
    void holderRejectsByNameAndForAReason() {
        // Given
        var deal = Deal.draft(user);
        var path = deal.send();

        // When
        var outcome = post(path + "/reject", "name=Grace+Hopper&reason=Too+late%0D%0Aand+too+much");

        // Then
        assertThat(outcome.is(200).text()).contains("You rejected the proposal", "Grace Hopper");
        assertThat(deal.read().at("/status")).isEqualTo("rejected");
        assertThat(browser.get(path).is(410).text()).contains("This proposal was rejected");
    }

    @Test
    void whatIsMissingIsSaidBesideTheFormAndWhatWasTypedIsKept() {
        // Given
        var path = Deal.draft(user).send();

        // When
        var nameless = post(path + "/accept", "name=+++").is(400).text();
        var reasonless =
                post(path + "/reject", "name=Grace+Hopper&reason=").is(400).text();

        // Then
        assertThat(nameless)
                .contains("id=\"accept-name-error\"", "Your name must not be blank.", "<title>Please check your entry")
                .doesNotContain("reject-name-error");
        assertThat(reasonless)
                .contains("id=\"reject-reason-error\"", "value=\"Grace Hopper\"")
                .doesNotContain("reject-name-error", "accept-name-error");
        assertThat(browser.get(path).is(200).text()).doesNotContain("Grace Hopper");
    }

    @Test
    void strangersAndLateComersGetAPageToo() {
        // Given
        var deal = Deal.draft(user);
        var path = deal.send();
        deal.act("void").is(200);

        // Then
        assertThat(browser.get(path).is(410).text()).contains("<h1>This proposal was withdrawn</h1>");
        assertThat(browser.get("/demo/acceptances/unknown").is(404).text()).contains("<h1>There is no such link</h1>");
        assertThat(post("/demo/acceptances/unknown/accept", "name=a").is(404).text())
                .contains("<h1>There is no such link</h1>");
        assertThat(browser.get("/demo/acceptances/unknown").header("Content-Security-Policy"))
                .startsWith("default-src 'none'");
    }

    @Test
    void whoComesTooLateIsToldThatANewOfferHelps() {
        // Given
        var path = Offers.full(user, "Acme Corp", "Rollout").send();

        // When
        TestClock.stopAt(Instant.parse("2099-04-01T00:00:00Z"));

        // Then
        assertThat(browser.get(path).is(410).text())
                .contains("<h1>This proposal has expired</h1>", "Ask your contact for a new offer")
                .doesNotContain("new link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=a&name=b", "colour=red", "name=%zz", "=", "name=a&reason=b&c=d&e=f"})
    void whatIsNoFormOfOursIsRefused(String body) {
        // Given
        var deal = Deal.draft(user);
        var path = deal.send();

        // Then
        assertThat(post(path + "/reject", body).is(400).text()).contains("<html");
        assertThat(deal.read().at("/status")).isEqualTo("sent");
    }

    @Test
    void formThatIsTooLargeIsRefusedWhetherItsLengthIsToldOrNot() {
        // Given
        var path = Deal.draft(user).send();
        var body = ("name=" + "a".repeat(300_000)).getBytes(StandardCharsets.UTF_8);

        // Then
        browser.send("POST", path + "/accept", FORM, body).isProblem(413, "content-too-large");
        browser.sendChunked("POST", path + "/accept", FORM, body).isProblem(413, "content-too-large");
    }

    @Test
    void readingChangesNothing() {
        // Given
        var deal = Deal.draft(user);
        var path = deal.send();
        var before = deal.read();

        // When
        browser.get(path).is(200);
        browser.get(path).is(200);

        // Then
        assertThat(deal.read().etag()).isEqualTo(before.etag());
    }

    private Answer post(String path, String form) {
        return browser.send("POST", path, FORM, form.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
