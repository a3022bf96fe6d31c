package dev.onramp.connector.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {

    @Property
    void fourDecimalNumbersAreTheirBytes(@ForAll @Size(4) byte[] address) {
        assertThat(Literals.parse(Spellings.dotted(address))).isEqualTo(address);
    }

    @Property
    void groupsAreTheirBytesHoweverTheyAreWritten(@ForAll @Size(16) byte[] address, @ForAll boolean large) {
        // Given
        var plain = Spellings.groups(address, false);
        var padded = Spellings.groups(address, true);

        // Then
        assertThat(List.of(plain, padded))
                .allSatisfy(text -> assertThat(Literals.parse(large ? text.toUpperCase(Locale.ROOT) : text))
                        .isEqualTo(address));
    }

    @Property
    void zerosMayBeLeftOutOnce(@ForAll @Size(16) byte[] bytes, @ForAll byte where) {
        // Given
        int gap = Math.floorMod(where, 7);
        bytes[2 * gap] = bytes[2 * gap + 1] = bytes[2 * gap + 2] = bytes[2 * gap + 3] = 0;
        var groups = new ArrayList<>(List.of(Spellings.groups(bytes, false).split(":")));
        var text = String.join(":", groups.subList(0, gap)) + "::" + String.join(":", groups.subList(gap + 2, 8));

        // Then
        assertThat(Literals.parse(text)).isEqualTo(bytes);
    }

    @Property
    void lastGroupsMayBeDecimal(@ForAll @Size(16) byte[] address) {
        // Given
        var groups = Spellings.groups(address, false).split(":");
        var last = new byte[] {address[12], address[13], address[14], address[15]};
        var text = String.join(":", List.of(groups).subList(0, 6)) + ":" + Spellings.dotted(last);

        // Then
        assertThat(Literals.parse(text)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "fe80::1"})
    void ipv6IsNeverTakenForIpv4(String text) {
        assertThat(Literals.parse(text)).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0177.0.0.1",
                "0x7f.1",
                "0x7f000001",
                "2130706433",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "127.0.0.01",
                "127.0.0.1 ",
                " 127.0.0.1",
                "+127.0.0.1",
                "256.0.0.1",
                "1.2.3.4.5",
                "1.2.3",
                "1..2.3",
                "-1.2.3.4",
                "１２７.0.0.1",
                "127。0。0。1",
                "١٢٧.0.0.1",
                "[::1]",
                "::1%eth0",
                "fe80::1%1",
                "::1%",
                ":::1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::g",
                "12345::",
                "::1::",
                "::ffff:0177.0.0.1",
                "::ffff:127.1",
                "::0x7f.0.0.1",
                "::1/128",
                "localhost",
                "a.example",
                "::1\n",
                "127.0.0.1\n",
                "1:2:3:4:5:6:7:8:1.2.3.4",
                "1.2.3.4::",
                ":",
                "::ffff:1.2.3.256"
            })
    void otherSpellingsAreNoAddress(String text) {
        assertThat(Literals.parse(text)).isNull();
    }
}
