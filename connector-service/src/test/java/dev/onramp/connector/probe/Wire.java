package dev.onramp.connector.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One end of a conversation, from the side of a server that may be up to no good. */
final class Wire {

    private Socket socket;

    Wire(Socket socket) {
        this.socket = socket;
    }

    /** One step of a conversation. */
    interface Step {
        void take(Wire wire) throws IOException;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    Wire send(int... bytes) throws IOException {
        var message = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            message[i] = (byte) bytes[i];
        }
        return send(message);
    }

    Wire send(byte[] bytes) throws IOException {
        out().write(bytes);
        out().flush();
        return this;
    }

    Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] read(int count) throws IOException {
        return new DataInputStream(in()).readNBytes(count);
    }

    private byte[] whole(int count) throws IOException {
        var bytes = new byte[count];
        new DataInputStream(in()).readFully(bytes);
        return bytes;
    }

    /** Reads until the other side hangs up, and answers nothing. */
    void listen() throws IOException {
        var buffer = new byte[4096];
        while (in().read(buffer) >= 0) {
            // What comes is of no interest.
        }
    }

    void drip(byte[] bytes) throws IOException {
        for (byte each : bytes) {
            send(each);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Goes on under TLS. */
    void secure(SSLContext context) throws IOException {
        var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        socket = secured;
    }

    /** PostgreSQL: the length-prefixed message that opens a connection. */
    byte[] postgresStart() throws IOException {
        var data = new DataInputStream(in());
        return data.readNBytes(data.readInt() - 4);
    }

    /** PostgreSQL: the type of the next message; the rest is skipped. */
    char postgresMessage() throws IOException {
        var data = new DataInputStream(in());
        int type = data.readUnsignedByte();
        data.readNBytes(data.readInt() - 4);
        return (char) type;
    }

    /** PostgreSQL: a message. */
    Wire postgres(char type, byte[]... parts) throws IOException {
        int length = 4;
        for (var part : parts) {
            length += part.length;
        }
        var message = new ByteArrayOutputStream();
        message.write(type);
        message.writeBytes(int32(length));
        List.of(parts).forEach(message::writeBytes);
        return send(message.toByteArray());
    }

    Wire postgresError(String state, String text) throws IOException {
        return postgres('E', cString("SFATAL"), cString("C" + state), cString("M" + text), new byte[1]);
    }

    /** PostgreSQL: lets anybody in, and does what the session wants before its first question. */
    Wire postgresWelcome() throws IOException {
        postgres('R', int32(0));
        postgres('S', cString("client_encoding"), cString("UTF8"));
        postgres('S', cString("server_version"), cString("16.4"));
        postgres('Z', new byte[] {'I'});
        for (int statement = 0; statement < 3; statement++) {
            postgresMessage();
            postgres('C', cString("SET")).postgres('Z', new byte[] {'T'});
        }
        return this;
    }

    /** PostgreSQL: one column, a number. */
    Wire postgresColumn() throws IOException {
        return postgres('T', int16(1), cString("x"), int32(0), int16(0), int32(23), int16(4), int32(-1), int16(0));
    }

    Wire postgresRow(String value) throws IOException {
        return postgres('D', int16(1), int32(value.length()), value.getBytes(StandardCharsets.US_ASCII));
    }

    /** MySQL: a packet. */
    Wire mysql(int number, byte[] payload) throws IOException {
        var packet = new ByteArrayOutputStream();
        packet.write(payload.length);
        packet.write(payload.length >> 8);
        packet.write(payload.length >> 16);
        packet.write(number);
        packet.writeBytes(payload);
        return send(packet.toByteArray());
    }

    /** MySQL: the payload of the next packet. */
    byte[] mysqlPacket() throws IOException {
        var header = whole(4);
        return read((header[0] & 0xFF) | (header[1] & 0xFF) << 8 | (header[2] & 0xFF) << 16);
    }

    /** MySQL: the first packet of a server that does without TLS. */
    Wire mysqlGreeting(String version, String method) throws IOException {
        var greeting = new ByteArrayOutputStream();
        greeting.write(10);
        greeting.writeBytes(cString(version));
        greeting.writeBytes(new byte[] {1, 0, 0, 0});
        greeting.writeBytes("12345678".getBytes(StandardCharsets.US_ASCII));
        greeting.write(0);
        // Everything but TLS, in the order of the wire.
        greeting.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xF7, 45, 2, 0, (byte) 0xFF, (byte) 0x81, 21});
        greeting.writeBytes(new byte[10]);
        greeting.writeBytes("123456789012".getBytes(StandardCharsets.US_ASCII));
        greeting.write(0);
        greeting.writeBytes(cString(method));
        return mysql(0, greeting.toByteArray());
    }

    Wire mysqlOk(int number) throws IOException {
        return mysql(number, new byte[] {0, 0, 0, 2, 0, 0, 0});
    }

    Wire mysqlError(int number, int code, String text) throws IOException {
        var error = new ByteArrayOutputStream();
        error.writeBytes(new byte[] {(byte) 0xFF, (byte) code, (byte) (code >> 8)});
        error.writeBytes(("#HY000" + text).getBytes(StandardCharsets.US_ASCII));
        return mysql(number, error.toByteArray());
    }

    /** SQL Server: a packet of an answer. */
    Wire tds(byte[] payload) throws IOException {
        var packet = new ByteArrayOutputStream();
        packet.writeBytes(new byte[] {4, 1});
        packet.writeBytes(int16(payload.length + 8));
        packet.writeBytes(new byte[4]);
        packet.writeBytes(payload);
        return send(packet.toByteArray());
    }

    /** SQL Server: the next packet. */
    byte[] tdsPacket() throws IOException {
        var header = whole(8);
        return read(((header[2] & 0xFF) << 8 | (header[3] & 0xFF)) - 8);
    }

    /** SQL Server: version 16.0.1000 and a level of encryption. */
    Wire tdsGreeting(int encryption) throws IOException {
        return tds(
                new byte[] {0, 0, 11, 0, 6, 1, 0, 17, 0, 1, (byte) 0xFF, 16, 0, 3, (byte) 0xE8, 0, 0, (byte) encryption
                });
    }

    Wire tdsError(int number, String text) throws IOException {
        return tds(join(tdsErrorToken(number, text), tdsDone()));
    }

    static byte[] tdsErrorToken(int number, String text) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(int32le(number));
        body.writeBytes(new byte[] {1, 14});
        body.writeBytes(int16le(text.length()));
        body.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
        body.writeBytes(new byte[] {0, 0, 1, 0, 0, 0});
        return join(new byte[] {(byte) 0xAA}, int16le(body.size()), body.toByteArray());
    }

    static byte[] tdsDone() {
        return join(new byte[] {(byte) 0xFD}, new byte[12]);
    }

    /** SQL Server: "you are in, but please go to {@code host}". */
    static byte[] tdsRouting(String host, int port) {
        var data =
                join(new byte[] {0}, int16le(port), int16le(host.length()), host.getBytes(StandardCharsets.UTF_16LE));
        var change = join(new byte[] {20}, int16le(data.length), data, int16le(0));
        return join(
                new byte[] {(byte) 0xAD, 2, 0, 0, 0},
                new byte[] {(byte) 0xE3},
                int16le(change.length),
                change,
                tdsDone());
    }

    /** Db2: a segment of a reply; all but the last of an answer are {@code chained}. */
    static byte[] drda(int number, boolean chained, byte[] object) {
        return join(
                int16(object.length + 6),
                new byte[] {(byte) 0xD0, (byte) (chained ? 0x43 : 0x03)},
                int16(number),
                object);
    }

    /** Db2: an object of a reply. */
    static byte[] ddm(int codePoint, byte[]... parts) {
        var body = join(parts);
        return join(int16(body.length + 4), int16(codePoint), body);
    }

    /** Db2: the next segments, up to the one that is the last of a request. */
    void drdaRequest() throws IOException {
        var header = whole(6);
        read(((header[0] & 0xFF) << 8 | (header[1] & 0xFF)) - 6);
        if ((header[3] & 0x40) != 0) {
            drdaRequest();
        }
    }

    static byte[] cString(String text) {
        return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] int16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    static byte[] int32(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    static byte[] int16le(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    static byte[] int32le(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
