package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "db.example, db.example",
        "DB.Example, db.example",
        "db.example., db.example.",
        "localhost, localhost",
        "my_db-1.svc, my_db-1.svc",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "bücher.example, xn--bcher-kva.example",
        "IDENTITY.example, identity.example",
        "1.db, 1.db"
    })
    void namesAreNames(String text, String name) {
        // When
        var host = Host.parse(text);

        // Then
        assertThat(host).isNotNull().satisfies(parsed -> {
            assertThat(parsed.name()).isEqualTo(name);
            assertThat(parsed.address()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a..b",
                "-a",
                "a-",
                "a b",
                "a/b",
                "a:1",
                "user@host",
                "a%00b",
                "a\nb",
                "a\u0000b",
                "0177.0.0.1",
                "0x7f.1",
                "0x7f000001",
                "0x",
                "0xdb",
                "2130706433",
                "127.1",
                "127.0.0.1.",
                "1.2.3.4.5",
                "256.1.1.1",
                "db.example.1",
                "db.0x1F",
                "db.1.",
                "１２７.0.0.1",
                "127。0。0。1",
                "①②⑦.0.0.1",
                "[::1]",
                "::1%eth0",
                "fe80::1%1",
                "1:2",
                "169.254.169.254.",
                "0251.0376.0251.0376"
            })
    void disguisesAreNeitherAddressNorName(String text) {
        assertThat(Host.parse(text)).isNull();
    }

    @Test
    void nameIsOfBoundedLength() {
        assertThat(Host.parse("a.".repeat(126) + "a")).isNotNull();
        assertThat(Host.parse("a.".repeat(127) + "a")).isNull();
        assertThat(Host.parse("a".repeat(64))).isNull();
        assertThat(Host.parse("a".repeat(1_000_000))).isNull();
    }

    @Property(tries = 5000)
    void whateverIsWrittenIsTakenOrRefused(@ForAll String text) {
        assertThatCode(() -> Host.parse(text)).doesNotThrowAnyException();
    }

    @Property(tries = 5000)
    void whatIsTakenForANameIsNoNumberInAnyNotation(@ForAll("numbersOfSorts") String text) {
        // When
        var host = Host.parse(text);

        // Then
        assertThat(host == null
                        || host.address() != null
                        || !host.name().matches("(?s).*(^|\\.)([0-9]+|0x[0-9a-f]*)\\.?$"))
                .as(text)
                .isTrue();
    }

    @Provide
    Arbitrary<String> numbersOfSorts() {
        return Arbitraries.strings()
                .withChars("0123456789abcdefxX.:%[]０１２３４５６７８９。．①②⑦")
                .ofMaxLength(20);
    }

    @ParameterizedTest
    @CsvSource({
        "db.example, DB.EXAMPLE, true",
        "db.example, db.example., false",
        "db.example, other.example, false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.1, db.example, false",
        "db.example, 10.0.0.1, false",
        "fd00::1, FD00:0:0:0:0:0:0:1, true",
        "fd00::1, fd00::2, false"
    })
    void isCalledByItsNameOrAddressOnly(String host, String text, boolean same) {
        assertThat(Host.parse(host))
                .satisfies(parsed -> assertThat(parsed.isCalled(text)).isEqualTo(same));
    }
}
