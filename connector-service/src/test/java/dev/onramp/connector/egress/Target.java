package dev.onramp.connector.egress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A server that does one thing with each connection. */
final class Target implements AutoCloseable {

    /** What it does. */
    interface Conduct {
        void with(SocketChannel connection) throws IOException;
    }

    private final ServerSocketChannel listener;
    private final Conduct conduct;
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

    private Target(Conduct conduct, InetAddress address) throws IOException {
        this.conduct = conduct;
        this.listener = ServerSocketChannel.open().bind(new InetSocketAddress(address, 0));
    }

    static Target that(Conduct conduct) {
        return at("127.0.0.1", conduct);
    }

    static Target at(String address, Conduct conduct) {
        try {
            var target = new Target(conduct, InetAddress.getByName(address));
            daemon(target::accept);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends back what it hears. */
    static Target echo() {
        return that(Target::echo);
    }

    static void echo(SocketChannel connection) throws IOException {
        var buffer = ByteBuffer.allocate(64 * 1024);
        while (connection.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                connection.write(buffer);
            }
            buffer.clear();
        }
        connection.close();
    }

    /** Sends without end. */
    static void pour(SocketChannel connection) throws IOException {
        var buffer = ByteBuffer.allocate(64 * 1024);
        while (true) {
            buffer.clear();
            connection.write(buffer);
        }
    }

    /** Sends until nothing is taken any more for half a second; returns how much that was. */
    static long fill(SocketChannel connection) throws IOException {
        connection.configureBlocking(false);
        var buffer = ByteBuffer.allocate(64 * 1024);
        long sent = 0;
        for (int idle = 0; idle < 50; idle++) {
            buffer.clear();
            int written = connection.write(buffer);
            sent += written;
            if (written > 0) {
                idle = 0;
            } else {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
        return sent;
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    int accepted() {
        return connections.size();
    }

    /** How many connections are not over yet. */
    long open() {
        return connections.stream().filter(SocketChannel::isOpen).count();
    }

    private void accept() {
        try {
            while (true) {
                var connection = listener.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel connection) {
        try {
            conduct.with(connection);
        } catch (IOException over) {
            // The other side is gone.
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "target");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
