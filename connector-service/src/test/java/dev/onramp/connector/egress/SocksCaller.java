package dev.onramp.connector.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.net.ProxyOptions;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;

/** A client of the SOCKS port that says exactly what a test wants. */
final class SocksCaller implements Closeable {

    static final int CONNECT = 1;

    private static final int HUNG_UP = -1;

    private final SocketChannel channel;
    private final Socket socket;
    private int last;

    private SocksCaller(ProxyOptions proxy) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(proxy.getHost(), proxy.getPort()));
        socket = channel.socket();
        socket.setSoTimeout(15_000);
    }

    /** Is connected to the port, and has said nothing yet. */
    static SocksCaller at(ProxyOptions proxy) {
        try {
            return new SocksCaller(proxy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes all the way. */
    static SocksCaller through(Tunnel tunnel, String host, int port) {
        var caller = at(tunnel.proxy());
        int status = caller.enter(tunnel.proxy(), host, port);
        if (status != 0) {
            throw new IllegalStateException("Not let through: " + status);
        }
        return caller;
    }

    /** What becomes of an attempt to go all the way. */
    static int attempt(Tunnel tunnel, String host, int port) {
        try (var caller = at(tunnel.proxy())) {
            return caller.enter(tunnel.proxy(), host, port);
        }
    }

    int enter(ProxyOptions proxy, String host, int port) {
        greet(2);
        int accepted = authenticate(proxy.getUsername(), proxy.getPassword());
        return accepted == 0 ? ask(CONNECT, host, port) : accepted;
    }

    /** Offers one way to authenticate; returns the one that is taken, or -1. */
    int greet(int method) {
        say(5, 1, method);
        return answered(2) == HUNG_UP ? HUNG_UP : last;
    }

    int authenticate(String user, String password) {
        var message = new ByteArrayOutputStream();
        message.write(1);
        message.write(user.length());
        message.writeBytes(user.getBytes(US_ASCII));
        message.write(password.length());
        message.writeBytes(password.getBytes(US_ASCII));
        send(message.toByteArray());
        return answered(2) == HUNG_UP ? HUNG_UP : last;
    }

    int ask(int command, String host, int port) {
        var message = new ByteArrayOutputStream();
        message.write(5);
        message.write(command);
        message.write(0);
        var address = Literals.parse(host);
        if (address == null) {
            message.write(3);
            message.write(host.length());
            message.writeBytes(host.getBytes(US_ASCII));
        } else {
            message.write(address.length == 4 ? 1 : 4);
            message.writeBytes(address);
        }
        message.write(port >> 8);
        message.write(port);
        send(message.toByteArray());
        if (answered(2) == HUNG_UP) {
            return HUNG_UP;
        }
        int status = last;
        answered(8);
        return status;
    }

    /** Reads so many bytes and keeps the last. */
    private int answered(int count) {
        for (int i = 0; i < count; i++) {
            last = read();
            if (last == HUNG_UP) {
                return HUNG_UP;
            }
        }
        return last;
    }

    /** The next byte; -1 if the connection is over. */
    int read() {
        try {
            return socket.getInputStream().read();
        } catch (IOException reset) {
            return HUNG_UP;
        }
    }

    /** How many bytes come until the end. */
    long readAll() {
        try (var in = socket.getInputStream()) {
            long count = 0;
            var buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count += read;
            }
            return count;
        } catch (IOException reset) {
            return HUNG_UP;
        }
    }

    byte[] readBytes() {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(int count) {
        try {
            return new String(socket.getInputStream().readNBytes(count), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void say(String text) {
        send(text.getBytes(US_ASCII));
    }

    private void say(int... bytes) {
        var message = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            message[i] = (byte) bytes[i];
        }
        send(message);
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException over) {
            // What is read next says so too.
        }
    }

    SocketChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
