package dev.onramp.connector.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTalkTest {

    private static final byte[] HELLO = record(22, "01", 200);
    private static final byte[] CHANGE = record(20, "01", 1);
    private static final byte[] FINISHED = record(23, "aa", 53);
    private static final byte[] DATA = record(23, "bb", 500);
    private static final byte[] POSTGRESQL_SSL = HexFormat.of().parseHex("0000000804d2162f");
    private static final byte[] POSTGRESQL_START = concat(HexFormat.of().parseHex("0000002900030000"), new byte[33]);
    private static final byte[] MYSQL_SSL = concat(HexFormat.of().parseHex("20000001058aa201"), new byte[28]);
    private static final byte[] MYSQL_PLAIN = concat(HexFormat.of().parseHex("2000000105a2a201"), new byte[28]);
    private static final byte[] TDS_PRELOGIN = concat(HexFormat.of().parseHex("1201002f00000000"), new byte[39]);

    @Test
    void webClientUnderTlsFirstSecuresThenTalks() {
        assertThat(turns(HELLO, CHANGE, FINISHED, DATA)).containsExactly("tls", "talk under tls");
    }

    @Test
    void webClientWithoutTlsTalks() {
        assertThat(turns("GET / HTTP/1.1\r\n".getBytes(US_ASCII))).containsExactly("talk");
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 35})
    void clientThatDoesNotTrustTheServerDoesNotTalk(int alert) {
        assertThat(turns(HELLO, CHANGE, record(23, "aa", alert))).containsExactly("tls");
    }

    @Test
    void postgresqlAsksForTls() {
        assertThat(turns(POSTGRESQL_SSL, HELLO, FINISHED)).containsExactly("tls", "talk under tls");
    }

    @Test
    void postgresqlGoesOnWithoutTls() {
        assertThat(turns(POSTGRESQL_SSL, POSTGRESQL_START)).containsExactly("tls", "talk");
    }

    @Test
    void postgresqlWithoutTlsTalks() {
        assertThat(turns(POSTGRESQL_START)).containsExactly("talk");
    }

    @Test
    void mysqlAsksForTls() {
        assertThat(turns(MYSQL_SSL, HELLO, FINISHED)).containsExactly("tls", "talk under tls");
    }

    @Test
    void mysqlWithoutTlsTalks() {
        assertThat(turns(MYSQL_PLAIN)).containsExactly("talk");
    }

    @Test
    void sqlServerWrapsTheHandshake() {
        assertThat(turns(TDS_PRELOGIN, wrapped(HELLO), wrapped(record(22, "10", 100)), DATA, DATA))
                .containsExactly("tls", "talk under tls");
    }

    @Test
    void sqlServerMayProtectTheLoginOnly() {
        assertThat(turns(TDS_PRELOGIN, wrapped(HELLO), DATA, HexFormat.of().parseHex("0101002000000100")))
                .containsExactly("tls", "talk under tls", "talk");
    }

    @Test
    void sqlServerWithoutTlsTalks() {
        assertThat(turns(TDS_PRELOGIN, HexFormat.of().parseHex("100100900000010000")))
                .containsExactly("talk");
    }

    @Test
    void largeLoginOfMysqlIsNoRecord() {
        assertThat(turns(concat(HexFormat.of().parseHex("16030001"), new byte[790])))
                .containsExactly("talk");
    }

    @Property
    void piecesDoNotMatter(@ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 50) Integer> pieces) {
        // Given
        var talks = List.of(
                concat(POSTGRESQL_SSL, HELLO, CHANGE, FINISHED, DATA),
                concat(MYSQL_SSL, HELLO, FINISHED),
                concat(TDS_PRELOGIN, wrapped(HELLO), DATA, new byte[20]),
                POSTGRESQL_START);

        // Then
        assertThat(talks).allSatisfy(talk -> assertThat(inPieces(talk, pieces)).isEqualTo(turns(talk)));
    }

    @Property
    void anythingMayBeSaid(@ForAll @Size(max = 300) byte[] anything) {
        assertThat(turns(anything)).hasSizeLessThanOrEqualTo(40);
    }

    private static List<String> turns(byte[]... messages) {
        return inPieces(concat(messages), List.of(Integer.MAX_VALUE));
    }

    private static List<String> inPieces(byte[] talk, List<Integer> sizes) {
        var turns = new ArrayList<String>();
        var listener = new ClientTalk(new ClientTalk.Turns() {
            @Override
            public void securing() {
                turns.add("tls");
            }

            @Override
            public void talking(boolean encrypted) {
                turns.add(encrypted ? "talk under tls" : "talk");
            }
        });
        int at = 0;
        for (int piece = 0; at < talk.length; piece++) {
            int size = Math.min(sizes.get(piece % sizes.size()), talk.length - at);
            listener.hear(Unpooled.wrappedBuffer(talk, at, size));
            at += size;
        }
        return turns;
    }

    private static byte[] record(int type, String start, int length) {
        var content = new byte[length];
        content[0] = HexFormat.of().parseHex(start)[0];
        return concat(new byte[] {(byte) type, 3, 3, (byte) (length >> 8), (byte) length}, content);
    }

    private static byte[] wrapped(byte[] record) {
        int length = record.length + 8;
        return concat(new byte[] {0x12, 1, (byte) (length >> 8), (byte) length, 0, 0, 0, 0}, record);
    }

    private static byte[] concat(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
