package dev.onramp.democonfig.sow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @Test
    void hasAllThatTheDocumentHas() {
        // When
        var markdown = Markdown.write(Sow.of(Samples.full())).replace('\u00a0', ' ');

        // Then
        assertThat(markdown)
                .startsWith("# Statement of work: Rollout of supply chain analytics\n")
                .contains("| Prepared for | Acme Corp |")
                .contains("| 6 units | EUR 32,500.00 | EUR 195,000.00 |")
                .contains("| Discount | EUR -10,962.50 |")
                .contains("| **Total** | **EUR 247,862.13** |")
                .contains("| Hand-over | 1 June 2026 – 30 June 2026 | 4 weeks, 40 hours |")
                .contains("| Ada Lovelace | integration developer | 200 | 20 |")
                .contains("Hours in all: 320.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '´',
            value = {
                "<script>alert(1)</script> ~ \\<script\\>alert(1)\\</script\\>",
                "a | b ~ a \\| b",
                "[x](http://evil) ~ \\[x\\](http\\://evil)",
                "![x](y) ~ \\!\\[x\\](y)",
                "www.evil.example ~ www\\.evil.example",
                "me@evil.example ~ me\\@evil.example",
                "# head ~ \\# head",
                "- item ~ \\- item",
                "1. item ~ 1\\. item",
                "120.5 ~ 120.5",
                "*a* _b_ `c` \\ ~ \\*a\\* \\_b\\_ \\`c\\` \\\\",
                "&lt; ~ \\&lt;",
                "2026-01-15 ~ 2026-01-15"
            })
    void textsStayTexts(String text, String escaped) {
        assertThat(Markdown.escape(text)).isEqualTo(escaped);
    }

    @Property
    void noTextBreaksATable(@ForAll String text) {
        // When
        var markdown = Markdown.write(Sow.of(Samples.proposal(text, text, Samples.content(null, null, null))));

        // Then
        var row = markdown.lines()
                .filter(line -> line.startsWith("| Prepared for |"))
                .findFirst()
                .orElseThrow();
        assertThat(row.replaceAll("\\\\.", "").chars().filter(character -> character == '|'))
                .hasSize(3);
    }
}
