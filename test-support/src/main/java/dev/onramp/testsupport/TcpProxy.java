package dev.onramp.testsupport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server on this machine that can be cut and held up. */
public final class TcpProxy implements Closeable {

    private enum State {
        OPEN,
        CUT,
        SILENT
    }

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;

    private TcpProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** A line to {@code port} of this machine. */
    public static TcpProxy to(int port) {
        try {
            var proxy = new TcpProxy(port);
            daemon(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that leads to the target. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Ends all connections; new ones are ended at once. */
    public void cut() {
        state = State.CUT;
        sockets.forEach(TcpProxy::closeQuietly);
        sockets.clear();
    }

    /** Keeps all connections, but lets nothing through any more, as a lost network does. */
    public void silence() {
        state = State.SILENT;
    }

    /** Back to normal. Connections that were silenced are ended: what they lost cannot be made good. */
    public void restore() {
        if (state == State.SILENT) {
            cut();
        }
        state = State.OPEN;
    }

    /** Lets everything through again. Connections that were silenced stay as they are, with what they lost. */
    public void resume() {
        state = State.OPEN;
    }

    @Override
    public void close() {
        cut();
        closeQuietly(listener);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                if (state == State.CUT) {
                    client.close();
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // The listener was closed, or one caller went away.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        daemon(() -> pump(client, server));
        daemon(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            // One side is gone; both are closed.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (state != State.SILENT) {
                out.write(buffer, 0, read);
            }
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
