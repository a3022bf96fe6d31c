package dev.onramp.connector.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.stream.ChunkedStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireGuardTest {

    private final Breach fault = new Breach();

    @Property
    void nothingThatIsSentHangsOrGrows(
            @ForAll Dialect dialect, @ForAll boolean tls, @ForAll @Size(max = 300) byte[] bytes) {
        // Given
        var breach = new Breach();
        var channel = channel(dialect, tls, breach);

        // When
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));

        // Then
        assertThat(passed(channel).length).isLessThanOrEqualTo(bytes.length);
        assertThat(channel.isOpen()).isEqualTo(breach.first() == null);
        channel.finishAndReleaseAll();
    }

    @Property
    void honestServerIsHeardHoweverItsBytesAreCut(@ForAll @IntRange(min = 1, max = 20) int piece) {
        // Given
        var breach = new Breach();
        var channel = channel(Dialect.postgresql, false, breach);
        var sent = ByteBufUtil.decodeHexDump("520000000800000000" + "53000000160061006200" + "00".repeat(13)
                + "5a0000000549" + "440000000a0001ffffffff" + "5a0000000549");

        // When
        for (int at = 0; at < sent.length; at += piece) {
            channel.writeInbound(Unpooled.copiedBuffer(sent, at, Math.min(piece, sent.length - at)));
        }

        // Then
        assertThat(breach.first()).isNull();
        assertThat(passed(channel)).isEqualTo(sent);
        channel.finishAndReleaseAll();
    }

    @Test
    void afterABreachNothingPasses() {
        // Given
        var channel = channel(Dialect.db2, false, fault);

        // When
        channel.writeInbound(hex("000000400000" + "000ad001000000000000"));

        // Then
        assertThat(passed(channel)).isEmpty();
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void messageOfGigabytesIsTooLarge() {
        // Given
        var channel = channel(Dialect.postgresql, false, fault);
        channel.writeInbound(hex("5a0000000549"));

        // When
        channel.writeInbound(hex("447fffffff"));

        // Then
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.RESPONSE_TOO_LARGE);
    }

    @Test
    void endlessHashingIsNotDone() {
        // Given
        var channel = channel(Dialect.postgresql, false, fault);
        var challenge = "r=abc,s=QSXCR+Q6sek8bf92,i=20001".getBytes(StandardCharsets.US_ASCII);

        // When
        channel.writeInbound(Unpooled.buffer()
                .writeByte('R')
                .writeInt(8 + challenge.length)
                .writeInt(11)
                .writeBytes(challenge));

        // Then
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.AUTH_UNSUPPORTED);
    }

    @Test
    void refusalOfTlsIsKnown() {
        // Given
        var channel = channel(Dialect.postgresql, true, fault);

        // When
        channel.writeInbound(hex("4e"));

        // Then
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.TLS_UNSUPPORTED);
    }

    @Test
    void fileIsRefusedInTheFirstPacketOfAnAnswerOnly() {
        // Given
        var channel = loggedIntoMySql();
        channel.writeOutbound(hex("020000000378"));
        channel.writeInbound(hex("0100000101"), hex("0100000203"), hex("010000fefb"), hex("07000004fe000002000000"));

        // When
        channel.writeOutbound(hex("020000000378"));
        channel.writeInbound(hex("010000"), hex("01"), hex("fb"));

        // Then
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
    }

    @Test
    void fileIsRefusedWhereAnotherResultWouldBegin() {
        // Given
        var channel = loggedIntoMySql();
        channel.writeOutbound(hex("020000000378"));

        // When
        channel.writeInbound(hex("0700000100000008000000"), hex("0d000002fb"), hex("2f6574632f706173737764"));

        // Then
        assertThat(passed(channel)).isEmpty();
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
    }

    @Test
    void rowsAreNotFollowedByAnotherResult() {
        // Given
        var channel = loggedIntoMySql();
        channel.writeOutbound(hex("020000000378"));

        // When
        channel.writeInbound(hex("0100000101"), hex("0100000203"), hex("07000003fe000008000000"), hex("02000004fb2f"));

        // Then
        assertThat(passed(channel)).isEqualTo(ByteBufUtil.decodeHexDump("0100000101" + "0100000203"));
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
    }

    @Test
    void answerBeforeTheQuestionIsRefused() {
        // Given
        var channel = loggedIntoMySql();

        // When
        channel.writeInbound(hex("0c000001fb2f6574632f"));

        // Then
        assertThat(passed(channel)).isEmpty();
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
    }

    @Test
    void nothingMayFollowAnAnswer() {
        // Given
        var channel = loggedIntoMySql();
        channel.writeOutbound(hex("020000000378"));
        channel.writeInbound(hex("0700000100000002000000"));

        // When
        channel.writeInbound(hex("01000002fb"));

        // Then
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
    }

    @Test
    void serverThatSaysFarewellHasEndedTheConnection() {
        // Given
        var channel = loggedIntoMySql();

        // When
        channel.writeInbound(hex("09000000ff1d04233038533031"));

        // Then
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.CONNECTION_RESET);
    }

    @Test
    void statementIsPreparedRunAndClosed() {
        // Given
        var channel = loggedIntoMySql();

        // When: one parameter and one column, two rows.
        channel.writeOutbound(hex("020000001678"));
        channel.writeInbound(hex("0c000001000100000001000100000000"), hex("0100000203"), hex("0100000303"));
        channel.writeOutbound(hex("0200000017ff"));
        channel.writeInbound(
                hex("0100000101"), hex("0100000203"), hex("020000030000"), hex("0200000400fb"), hex("07000005fe"));
        channel.writeInbound(hex("000002000000"));
        channel.writeOutbound(hex("050000001901000000"), hex("020000000378"));
        channel.writeInbound(hex("0700000100000002000000"));

        // Then
        assertThat(fault.first()).isNull();
        channel.finishAndReleaseAll();
    }

    @Test
    void oldServerEndsDefinitionsAndRowsByTheSamePacket() {
        // Given
        var channel = loggedIntoMySql(0);

        // When
        channel.writeOutbound(hex("020000000378"));
        channel.writeInbound(hex("0100000101"), hex("0100000203"), hex("05000003fe00000200"), hex("02000004fb2f"));
        channel.writeInbound(hex("05000005fe00000200"));

        // Then
        assertThat(fault.first()).isNull();
        channel.writeInbound(hex("02000006fb2f"));
        assertThat(fault.first()).isNotNull();
    }

    @Test
    void millionsOfColumnsAreTooMany() {
        // Given
        var channel = loggedIntoMySql();
        channel.writeOutbound(hex("020000000378"));

        // When
        channel.writeInbound(hex("09000001feffffff7f00000000"));

        // Then
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.RESPONSE_TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void filesDoNotGoOut(Dialect dialect) {
        // Given
        var channel = channel(dialect, false, fault);
        var file = new DefaultFileRegion(new File("/etc/hostname"), 0, 1);

        // When
        var written = channel.writeOneOutbound(file);
        channel.runPendingTasks();

        // Then
        assertThat(written.isSuccess()).isFalse();
        assertThat(channel.<Object>readOutbound()).isNull();
        assertThat(file.refCnt()).isZero();
        assertThat(channel.isOpen()).isFalse();
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void filesInPiecesDoNotGoOut(Dialect dialect) {
        // Given
        var channel = channel(dialect, true, fault);

        // When
        var written = channel.writeOneOutbound(new ChunkedStream(new ByteArrayInputStream(new byte[9])));

        // Then
        assertThat(written.isSuccess()).isFalse();
        assertThat(channel.<Object>readOutbound()).isNull();
        assertThat(fault.first()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"47", "48", "57", "63", "64"})
    void postgresNeitherGivesNorGetsCopies(String type) {
        // Given
        var channel = channel(Dialect.postgresql, false, fault);
        channel.writeInbound(hex("5a0000000549"));

        // When
        channel.writeInbound(hex(type + "00000007000000"));

        // Then
        assertThat(fault.first()).extracting(SourceException::code).isEqualTo(FaultCode.PROTOCOL_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    void clearPasswordIsForVerifiedServersAlone(Protection protection) {
        // Given
        var channel = channel(Dialect.mysql, protection, fault);

        // When
        channel.writeInbound(greeting("mysql_clear_password"));

        // Then
        assertThat(code(fault)).isEqualTo(protection == Protection.VERIFIED ? null : FaultCode.AUTH_UNSUPPORTED);
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    void switchToTheClearPasswordIsForVerifiedServersAlone(Protection protection) {
        // Given
        var rules = new MySqlRules(Dialect.mysql, protection);
        boolean tls = protection != Protection.NONE;
        rules.admit(greeting(""), tls);
        var change = "\u00femysql_clear_password\0".getBytes(StandardCharsets.ISO_8859_1);
        var packet = Unpooled.buffer().writeMediumLE(change.length).writeByte(2).writeBytes(change);

        // When
        var failure = catchThrowable(() -> rules.admit(packet, tls));

        // Then
        assertThat(failure == null).isEqualTo(protection == Protection.VERIFIED);
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    void passwordOfPostgresIsForVerifiedServersAlone(Protection protection) {
        // Given
        var rules = new PostgresRules(protection);

        // When
        var failure = catchThrowable(() -> rules.admit(hex("520000000800000003"), protection != Protection.NONE));

        // Then
        assertThat(failure == null).isEqualTo(protection == Protection.VERIFIED);
    }

    @Test
    void rowThatBeginsWithNullIsNoFile() {
        // Given
        var channel = loggedIntoMySql();
        channel.writeOutbound(hex("020000000378"));

        // When
        channel.writeInbound(hex("0100000101"), hex("0100000203"), hex("010000fefb"));

        // Then
        assertThat(fault.first()).isNull();
        channel.finishAndReleaseAll();
    }

    private EmbeddedChannel loggedIntoMySql() {
        return loggedIntoMySql(0x0100_0000);
    }

    /** What the client can do is what it says. */
    private EmbeddedChannel loggedIntoMySql(int capabilities) {
        var channel = channel(Dialect.mysql, false, fault);
        channel.writeInbound(greeting(""));
        channel.writeOutbound(Unpooled.buffer()
                .writeMediumLE(40)
                .writeByte(1)
                .writeIntLE(capabilities)
                .writeZero(36));
        channel.writeInbound(hex("0700000200000002000000"));
        assertThat(fault.first()).isNull();
        channel.releaseInbound();
        return channel;
    }

    private static ByteBuf greeting(String method) {
        var greeting = new ByteArrayOutputStream();
        greeting.write(10);
        greeting.writeBytes("8.4.3\0".getBytes(StandardCharsets.US_ASCII));
        var rest = new byte[40];
        rest[14] = 0x08;
        greeting.writeBytes(rest);
        greeting.writeBytes(method.getBytes(StandardCharsets.US_ASCII));
        return Unpooled.buffer().writeMediumLE(greeting.size()).writeByte(0).writeBytes(greeting.toByteArray());
    }

    private static @Nullable FaultCode code(Breach breach) {
        var first = breach.first();
        return first == null ? null : first.code();
    }

    private static EmbeddedChannel channel(Dialect dialect, boolean tls, Breach breach) {
        return channel(dialect, tls ? Protection.UNVERIFIED : Protection.NONE, breach);
    }

    private static EmbeddedChannel channel(Dialect dialect, Protection protection, Breach breach) {
        return new EmbeddedChannel(new WireGuard(dialect, protection, breach), new Deaf());
    }

    private static ByteBuf hex(String digits) {
        return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(digits));
    }

    private static byte[] passed(EmbeddedChannel channel) {
        var all = new ByteArrayOutputStream();
        for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
            all.writeBytes(ByteBufUtil.getBytes(next));
            next.release();
        }
        return all.toByteArray();
    }

    /** The client, which would handle failures. */
    private static final class Deaf extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
            // It is over anyway.
        }
    }
}
