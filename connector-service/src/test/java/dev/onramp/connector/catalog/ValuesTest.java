package dev.onramp.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.PortableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as databases write them, as JSON. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT64|9223372036854775807|9223372036854775807",
                "INT32|-1|-1",
                "DECIMAL|=18446744073709551615|18446744073709551615",
                "DECIMAL|=0.10|0.10",
                "DECIMAL|=123456789012345678901234567890.123456789|123456789012345678901234567890.123456789",
                "DECIMAL|=NaN|\"NaN\"",
                "DECIMAL|=1e-5000|\"1e-5000\"",
                "FLOAT64|0.1|0.1",
                "FLOAT64|1.0000000000000001e-001|0.1",
                "FLOAT32|0.1|0.1",
                "FLOAT64|Infinity|\"Infinity\"",
                "FLOAT64|-Infinity|\"-Infinity\"",
                "FLOAT64|NaN|\"NaN\"",
                "BOOLEAN|true|true",
                "BOOLEAN|0|false",
                "BOOLEAN|7|7",
                "DATE|2026-01-31|\"2026-01-31\"",
                "DATE|0044-03-15 BC|\"0044-03-15 BC\"",
                "TIME|10:11:12.5|\"10:11:12.5\"",
                "TIMESTAMP|2026-01-31 12:00:00.123456|\"2026-01-31T12:00:00.123456\"",
                "TIMESTAMP|infinity|\"infinity\"",
                "TIMESTAMP|0000-00-00 00:00:00|\"0000-00-00 00:00:00\"",
                "TIMESTAMPTZ|2026-01-31 12:00:00+00|\"2026-01-31T12:00:00Z\"",
                "TIMESTAMPTZ|2026-01-31 12:00:00.5|\"2026-01-31T12:00:00.5Z\"",
                "TIMESTAMPTZ|2026-01-31T12:00:00.1230000Z|\"2026-01-31T12:00:00.1230000Z\"",
                "TIMESTAMPTZ|2026-01-31 12:00:00 +02:00|\"2026-01-31T10:00:00Z\"",
                "UUID|00000000-0000-0000-0000-000000000001|\"00000000-0000-0000-0000-000000000001\"",
                "STRING|='=!'|\"'=!'\"",
                "JSON|={\"a\":[1.10,null,{\"b\":1e2}]}|{\"a\":[1.10,null,{\"b\":1E+2}]}",
                "JSON|=not json|\"not json\"",
                "JSON|=1e999999999|\"1e999999999\"",
                "ARRAY|=[1,2,null]|[1,2,null]",
                "BYTES|=AAEC|\"AAEC\"",
                "UNKNOWN|=(1,2)|\"(1,2)\""
            },
            quoteCharacter = '\0')
    void valueBecomesJson(PortableType type, String text, String json) {
        assertThat(Values.of(Dialect.postgresql, type, text)).hasToString(json);
    }

    @Test
    void nullStaysNull() {
        assertThat(Values.of(Dialect.mysql, PortableType.STRING, null)).hasToString("null");
    }

    @Test
    void hexBecomesBase64() {
        assertThat(Values.of(Dialect.sqlserver, PortableType.BYTES, "=00FFab")).hasToString("\"AP+r\"");
    }

    @Test
    void linesOfBase64AreJoined() {
        assertThat(Values.of(Dialect.mariadb, PortableType.BYTES, "=AAEC\nAwQF"))
                .hasToString("\"AAECAwQF\"");
    }

    @Test
    void tooLargeIsNoValue() {
        assertThat(Values.of(Dialect.postgresql, PortableType.STRING, "!")).isNull();
    }

    @Test
    void numberOfAMillionDigitsStaysText() {
        // Given
        var digits = "9".repeat(60_000);

        // When
        var value = Values.of(Dialect.postgresql, PortableType.DECIMAL, "=" + digits);

        // Then
        assertThat(value).isInstanceOf(TextNode.class);
    }

    @Test
    void jsonOfAThousandLevelsStaysText() {
        // Given
        var deep = "[".repeat(2000) + "]".repeat(2000);

        // When
        var value = Values.of(Dialect.postgresql, PortableType.JSON, "=" + deep);

        // Then
        assertThat(value).isInstanceOf(TextNode.class);
    }
}
