package dev.onramp.connector.probe;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that does to every caller what a test says. */
final class FaultServer implements Closeable {

    private static final Set<Socket> TAKEN = ConcurrentHashMap.newKeySet();

    private final ServerSocket listener;
    private final Wire.Step script;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();

    private FaultServer(ServerSocket listener, Wire.Step script) {
        this.listener = listener;
        this.script = script;
    }

    /** Does this to every caller, and hangs up then. */
    static FaultServer of(Wire.Step script) {
        try {
            var server = new FaultServer(listener(50), script);
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes every connection and says nothing. */
    static FaultServer silent() {
        return of(Wire::listen);
    }

    /** Does not even take connections, as a host behind a firewall that drops packets. */
    static FaultServer blackHole() {
        try {
            var server = new FaultServer(listener(1), wire -> {});
            for (int waiting = 0; waiting < 4; waiting++) {
                var socket = new Socket();
                server.callers.add(socket);
                daemon(() -> fill(socket, server.port()));
            }
            Thread.sleep(200);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void fill(Socket socket, int port) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            // The queue is full, which is what is wanted.
        }
    }

    private static ServerSocket listener(int backlog) throws IOException {
        return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
    }

    /** A port of this machine that refuses connections; it is taken, so that nobody else listens there, until the JVM ends. */
    static int closedPort() {
        try {
            var taken = new Socket();
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            TAKEN.add(taken);
            return taken.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many have called so far. */
    int calls() {
        return calls.get();
    }

    /** How many calls have not ended. */
    int open() {
        return callers.size();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var caller = listener.accept();
                calls.incrementAndGet();
                callers.add(caller);
                daemon(() -> talk(caller));
            } catch (IOException e) {
                // The listener was closed.
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            script.take(new Wire(caller));
        } catch (IOException e) {
            // The caller has heard enough.
        } finally {
            callers.remove(caller);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "fault-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var caller : callers) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
