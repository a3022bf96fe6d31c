package dev.onramp.democonfig.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.democonfig.Deal;
import dev.onramp.democonfig.page.Browser.Device;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person with a browser follows the link. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class BrowserTest {

    private final Api user = Api.newUser("editor");

    @ParameterizedTest
    @EnumSource(Device.class)
    void personReadsTheOfferAndAcceptsIt(Device device) {
        // Given
        var deal = Offers.full(user, "Acme Corp", "Rollout of supply chain analytics");
        var path = deal.send();
        try (var browser = Browser.open(device)) {
            // When
            browser.go(path);
            var offer = browser.text();
            var offerBarriers = browser.barriers();
            var offerOverflow = browser.overflow();
            browser.screenshot("offer-" + name(device));
            browser.screenshot("offer-small-" + name(device), 0.5);
            browser.type("accept-name", "Grace Hopper");
            browser.press("Accept the proposal");
            var outcome = browser.text();
            var outcomeBarriers = browser.barriers();
            browser.screenshot("accepted-" + name(device));
            browser.go(path);

            // Then
            assertThat(offer)
                    .contains("Acme Corp", "Licence of 2 value chains", "EUR 247,862.13", "Hand-over", "31 March 2099");
            assertThat(offerBarriers).isEmpty();
            assertThat(offerOverflow).isLessThanOrEqualTo(0);
            assertThat(outcome).contains("You accepted the proposal", "Grace Hopper", "EUR 247,862.13");
            assertThat(outcomeBarriers).isEmpty();
            assertThat(browser.heading()).isEqualTo("This proposal was accepted");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.overflow()).isLessThanOrEqualTo(0);
            browser.screenshot("gone-" + name(device));
        }
        assertThat(deal.read().at("/status")).isEqualTo("accepted");
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void personWhoForgetsTheReasonIsToldAndRejectsThen(Device device) {
        // Given
        var deal = Offers.full(user, "Łukasz Żółć 山田太郎 محمد", "Ωmega " + "verylongword".repeat(14));
        var path = deal.send();
        try (var browser = Browser.open(device)) {
            // When
            browser.go(path);
            browser.type("reject-name", "Grace Hopper");
            browser.type("reject-reason", "   ");
            browser.press("Reject the proposal");

            // Then
            assertThat(browser.find("#reject-reason-error").getText()).isEqualTo("The reason must not be blank.");
            assertThat(browser.value("reject-name")).isEqualTo("Grace Hopper");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.overflow()).isLessThanOrEqualTo(0);
            browser.screenshot("error-" + name(device));

            // When
            browser.type("reject-reason", "Too late for us");
            browser.press("Reject the proposal");

            // Then
            assertThat(browser.heading()).isEqualTo("You rejected the proposal");
            browser.screenshot("rejected-" + name(device));
            browser.go(path);
            assertThat(browser.heading()).isEqualTo("This proposal was rejected");
        }
        assertThat(deal.read().at("/status")).isEqualTo("rejected");
    }

    @Test
    void noScriptIsNeeded() {
        // Given
        var deal = Deal.draft(user);
        var path = deal.send();
        try (var browser = Browser.openWithoutScript(Device.DESKTOP)) {
            // When
            browser.go(path);
            browser.type("accept-name", "Grace Hopper");
            browser.press("Accept the proposal");

            // Then
            assertThat(browser.heading()).isEqualTo("You accepted the proposal");
        }
        assertThat(deal.read().at("/status")).isEqualTo("accepted");
    }

    @Test
    void textsOfStrangersDoNothing() {
        // Given
        var attack =
                "<img src=x onerror=window.hit=1><script>window.hit=1</script>\\\" onmouseover=\\\"window.hit=1 {sow.id}";
        var path = Offers.full(user, attack, attack).send();
        try (var browser = Browser.open(Device.DESKTOP)) {
            // When
            browser.go(path);

            // Then
            assertThat(browser.heading()).isEqualTo(attack.replace("\\", ""));
            assertThat(browser.run("return window.hit === undefined")).isEqualTo(true);
        }
    }

    @Test
    void onPaperThereAreNoForms() {
        // Given
        var path = Offers.full(user, "Acme Corp", "Rollout of supply chain analytics")
                .send();
        try (var browser = Browser.open(Device.DESKTOP)) {
            // When
            browser.go(path);
            browser.print("offer-printed");
            browser.lookAsPrinted();

            // Then
            assertThat(browser.find("#decision").isDisplayed()).isFalse();
            assertThat(browser.text()).contains("EUR 247,862.13").doesNotContain("Your full name");
        }
    }

    private static String name(Device device) {
        return device.name().toLowerCase(Locale.ROOT);
    }
}
