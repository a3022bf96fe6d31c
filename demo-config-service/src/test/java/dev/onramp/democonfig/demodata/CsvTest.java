package dev.onramp.democonfig.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        assertThat(Csv.line(List.of("a", "b,c", "say \"hi\"", "two\nlines", "", "ü 1.50")))
                .isEqualTo("a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",,ü 1.50\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd",
                "+1",
                "-1",
                "@SUM",
                " =cmd",
                "\u00a0=cmd",
                "\u2003-2",
                "＝cmd",
                "\t=1",
                "\ufeff=1",
                "\u200b=1"
            })
    void formulasAreNeutralised(String text) {
        assertThat(Csv.line(List.of(text))).isEqualTo("'" + text + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"a=b, a=b", "1-2, 1-2", "'', ''"})
    void othersStayAsTheyAre(String text, String expected) {
        assertThat(Csv.line(List.of(text))).isEqualTo(expected + "\r\n");
    }
}
