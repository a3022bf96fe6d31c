package dev.onramp.democonfig.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.testsupport.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium of this machine, without a window. It reaches nothing but this machine, and downloads nothing. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static final String AXE = axe();
    private static final String CHECK = """
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(
                result => done(result.violations.flatMap(
                    violation => violation.nodes.map(node => violation.id + ': ' + node.html + ' ' + node.failureSummary))),
                error => done(['axe failed: ' + error]));
            """;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** How a person holds it. */
    enum Device {
        DESKTOP(1280, 900),
        PHONE(360, 740);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    static Browser open(Device device) {
        return open(device, Map.of());
    }

    static Browser openWithoutScript(Device device) {
        return open(device, Map.of("profile.managed_default_content_settings.javascript", 2));
    }

    private static Browser open(Device device, Map<String, Object> preferences) {
        requireChromium();
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--force-color-profile=srgb",
                "--lang=en",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--window-size=" + device.width + "," + device.height);
        options.setExperimentalOption("prefs", preferences);
        if (device == Device.PHONE) {
            Map<String, Object> metrics =
                    Map.of("width", device.width, "height", device.height, "pixelRatio", 2.0, "touch", true);
            options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", metrics));
        }
        // A driver that is named is not looked for: Selenium's manager, which would ask the network, is never run.
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30)).implicitlyWait(Duration.ofSeconds(5));
        return new Browser(driver);
    }

    private static void requireChromium() {
        var present = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (Boolean.getBoolean("browser.required")) {
            assertThat(present).as("chromium and chromium-driver are installed").isTrue();
        }
        Assumptions.assumeTrue(present, "Not tested: there is no " + CHROMIUM + " with " + DRIVER + " on this machine");
    }

    void go(String path) {
        driver.get(ConfigProvider.getConfig().getValue("test.url", String.class) + path);
    }

    String heading() {
        return find("h1").getText();
    }

    String text() {
        return find("body").getText().replace('\u00a0', ' ');
    }

    void type(String id, String text) {
        find("#" + id).sendKeys(text);
    }

    String value(String id) {
        return Objects.requireNonNull(find("#" + id).getDomProperty("value"));
    }

    void press(String label) {
        var button = driver.findElement(By.xpath("//button[normalize-space()='" + label + "']"));
        button.click();
        // A tap is answered before the next page has come.
        Eventually.holds(
                () -> assertThatThrownBy(button::isEnabled).isInstanceOf(StaleElementReferenceException.class));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** By how many pixels the page is wider than the window. */
    long overflow() {
        return ((Number) run("return document.documentElement.scrollWidth - window.innerWidth")).longValue();
    }

    /** What breaks WCAG 2.2 A or AA, as axe sees it. */
    List<String> barriers() {
        driver.executeScript(AXE);
        return ((List<?>) driver.executeAsyncScript(CHECK))
                .stream().map(Object::toString).toList();
    }

    void lookAsPrinted() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** Writes the whole page, and not only what the window shows of it. */
    void screenshot(String name) {
        screenshot(name, 1);
    }

    /** The same in another size. */
    void screenshot(String name, double scale) {
        var shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", page(scale)));
        write(name + ".png", Base64.getDecoder().decode((String) shot.get("data")));
    }

    /** Writes what a printer would get. */
    void print(String name) {
        var printed = driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
        write(name + ".pdf", Base64.getDecoder().decode((String) printed.get("data")));
    }

    private Map<String, Object> page(double scale) {
        var layout = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        var size = (Map<?, ?>) Objects.requireNonNull(layout.get("cssContentSize"));
        return Map.of(
                "x",
                0,
                "y",
                0,
                "width",
                Objects.requireNonNull(size.get("width")),
                "height",
                Objects.requireNonNull(size.get("height")),
                "scale",
                scale);
    }

    private static void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String axe() {
        try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
