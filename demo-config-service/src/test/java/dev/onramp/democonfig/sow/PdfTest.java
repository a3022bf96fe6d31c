package dev.onramp.democonfig.sow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.democonfig.sow.DrawingLimit.DrawingLimitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTest {

    @Test
    void hasAllThatTheDocumentHas() throws IOException {
        // When
        var text = text(write(Sow.of(Samples.full())));

        // Then
        assertThat(text)
                .contains("Rollout of supply chain analytics", "Acme Corp", "31 March 2026 (Europe/Berlin)")
                .contains("6 units EUR 32,500.00 EUR 195,000.00")
                .contains("Discount EUR -10,962.50", "Total EUR 247,862.13")
                .contains("Discovery & planning", "Jan 2026", "1 week, 40 hours")
                .contains("Ada Lovelace", "In all 320.5")
                .contains("Page 1 of 2", "Page 2 of 2");
    }

    @Test
    void pagesAreA4AndSayWhatTheyAre() throws IOException {
        try (var document = Loader.loadPDF(write(Sow.of(Samples.full())))) {
            assertThat(document.getPages())
                    .allSatisfy(
                            page -> assertThat(page.getMediaBox().toString()).isEqualTo(PDRectangle.A4.toString()));
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Statement of work: Rollout of supply chain analytics");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-01-05T12:34:56Z");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void fontsAreInsideAndOnlyWithTheGlyphsThatAreUsed() throws IOException {
        // When
        var pdf = write(Sow.of(Samples.international()));

        // Then
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.+");
                }
            }
        }
        assertThat(pdf.length).isLessThan(300_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łukasz Żółć",
                "Ωmega Παπαδόπουλος",
                "Дмитрий Щербаков",
                "Nguyễn Thị Hương",
                "山田太郎 (やまだ)",
                "김철수",
                "José Ñandú Ærøskøbing",
                "محمد بن عبد الله",
                "שלום כהן"
            })
    void namesFromEverywhereCanBeReadBack(String name) throws IOException {
        // When
        var pdf = write(Sow.of(Samples.proposal(name, "Proposal", Samples.content(null, null, null))));

        // Then
        assertThat(text(pdf)).contains(name).doesNotContain("\uFFFD");
    }

    @Test
    void nameInPartsIsTheSameAsTheNameInOne() throws IOException {
        // When
        var pdf = write(Sow.of(Samples.proposal("Nguye\u0302\u0303n", null, Samples.content(null, null, null))));

        // Then
        assertThat(text(pdf)).contains("Nguyễn");
    }

    @Test
    void characterThatNoFontHasBecomesAVisibleReplacement() throws IOException {
        // When
        var pdf = write(Sow.of(Samples.proposal("Rocket 🚀 Ltd", null, Samples.content(null, null, null))));

        // Then
        assertThat(text(pdf)).contains("Rocket \uFFFD Ltd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "☀", "❤"})
    void oldEmojiAreDrawn(String emoji) throws IOException {
        // When
        var pdf = write(Sow.of(Samples.proposal("A " + emoji + " Ltd", null, Samples.content(null, null, null))));

        // Then
        assertThat(text(pdf)).contains("A " + emoji + " Ltd");
    }

    @Property(tries = 100)
    void anyTextCanBeDrawn(@ForAll String client, @ForAll String title) {
        assertThat(write(Sow.of(Samples.proposal(client, title, Samples.content(null, null, null)))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"W", "lorem ipsum ", "山", "م", "i"})
    void longTableGoesOnWithItsHeadOnEachPageAndNothingIsLost(String word) throws IOException {
        // When
        var pdf = write(Sow.of(Samples.huge(40, word)));

        // Then
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            for (int page = 2; page < document.getNumberOfPages() - 1; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                var text = stripper.getText(document);
                if (text.contains("Unit price")) {
                    assertThat(text.strip()).startsWith("Item Quantity Unit price Amount");
                }
            }
            assertThat(new PDFTextStripper().getText(document)).contains("Category 0", "Category 39");
        }
    }

    @Test
    void nothingIsDrawnOutsideOfThePage() throws IOException {
        // Given
        var pdf = write(Sow.of(Samples.huge(12, "Wm")));

        // When
        var stripper = new Edges();
        try (var document = Loader.loadPDF(pdf)) {
            stripper.getText(document);
        }

        // Then
        assertThat(stripper.left).isGreaterThanOrEqualTo(Sheets.LEFT - 1);
        assertThat(stripper.right).isLessThanOrEqualTo(Sheets.LEFT + Sheets.WIDTH + 1);
        assertThat(stripper.bottom).isLessThan(PDRectangle.A4.getHeight() - 20);
    }

    @Test
    void drawingEndsAtTheLimitOfPages() {
        assertThatThrownBy(() -> Pdf.write(Sow.of(Samples.huge(500, "W")), DrawingLimit.of(3, Duration.ofMinutes(1))))
                .isInstanceOf(DrawingLimitException.class)
                .hasMessageContaining("pages");
    }

    @Test
    void drawingEndsAtItsDeadline() {
        assertThatThrownBy(() -> Pdf.write(Sow.of(Samples.full()), DrawingLimit.of(100, Duration.ofNanos(1))))
                .isInstanceOf(DrawingLimitException.class)
                .hasMessageContaining("time");
    }

    @Test
    void nothingIsCompressedBecauseImplementationsOfDeflateDiffer() {
        assertThat(new String(write(Sow.of(Samples.international())), StandardCharsets.ISO_8859_1))
                .doesNotContain(COSName.FLATE_DECODE.getName());
    }

    @Test
    void otherJvmsInOtherPlacesDrawTheSameBytes(@TempDir Path folder) throws Exception {
        // Given
        var expected = List.of(
                write(Sow.of(Samples.full())),
                write(Sow.of(Samples.international())),
                write(Sow.of(Samples.huge(9, "W"))));

        // When
        draw(folder.resolve("a"), "-Duser.timezone=Asia/Kathmandu", "-Duser.language=th", "-Duser.country=TH");
        draw(folder.resolve("b"), "-Duser.timezone=Pacific/Kiritimati", "-Duser.language=ar", "-XX:hashCode=0");

        // Then
        for (int i = 0; i < expected.size(); i++) {
            assertThat(folder.resolve("a" + i)).hasBinaryContent(expected.get(i));
            assertThat(folder.resolve("b" + i)).hasBinaryContent(expected.get(i));
        }
    }

    /** What the other JVM does. */
    public static void main(String[] files) throws IOException {
        Files.write(Path.of(files[0] + 0), write(Sow.of(Samples.full())));
        Files.write(Path.of(files[0] + 1), write(Sow.of(Samples.international())));
        Files.write(Path.of(files[0] + 2), write(Sow.of(Samples.huge(9, "W"))));
    }

    private static void draw(Path file, String... settings) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-XX:+UnlockExperimentalVMOptions");
        command.addAll(List.of(settings));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PdfTest.class.getName(), file.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    private static byte[] write(Sow sow) {
        return Pdf.write(sow, DrawingLimit.of(SowService.MAX_PAGES, Duration.ofMinutes(1)));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }

    /** How far text reaches. */
    private static final class Edges extends PDFTextStripper {

        private float left = Float.MAX_VALUE;
        private float right;
        private float bottom;

        @Override
        protected void processTextPosition(TextPosition text) {
            left = Math.min(left, text.getXDirAdj());
            right = Math.max(right, text.getXDirAdj() + text.getWidthDirAdj());
            bottom = Math.max(bottom, text.getYDirAdj());
        }
    }
}
