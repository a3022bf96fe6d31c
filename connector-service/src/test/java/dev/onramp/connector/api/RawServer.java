package dev.onramp.connector.api;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server on this machine that says what a test wants, whether it is HTTP or not. */
final class RawServer implements Closeable {

    /** What it does with a request. */
    interface Script {

        void answer(String request, Socket socket) throws Exception;
    }

    private final ServerSocket listener;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    private volatile String greeting = "";

    private RawServer(ServerSocket listener, String address, Script script) throws IOException {
        this.listener = listener;
        this.script = script;
        listener.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        daemon(this::accept);
    }

    static RawServer on(String address, Script script) {
        try {
            return new RawServer(new ServerSocket(), address, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawServer doing(Script script) {
        return on("127.0.0.1", script);
    }

    static RawServer tls(SSLContext context, Script script) {
        try {
            return new RawServer(context.getServerSocketFactory().createServerSocket(), "127.0.0.1", script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says {@code text} to whatever it is asked. */
    static RawServer saying(String text) {
        return doing((request, socket) -> say(socket, text));
    }

    static RawServer json(String body) {
        return saying(ok(body));
    }

    static RawServer redirecting(int status, String location) {
        return saying(redirect(status, location));
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    static String redirect(int status, String location) {
        return "HTTP/1.1 " + status + " Go\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
    }

    static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The heads of all requests. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many connections were made. */
    int connections() {
        return connections.get();
    }

    /** How many connections the other side has not ended. */
    int open() {
        return sockets.size();
    }

    @Override
    public void close() {
        closeQuietly(listener);
        sockets.forEach(RawServer::closeQuietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                // The listener was closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            say(socket, greeting);
            var request = head(socket.getInputStream());
            requests.add(request);
            script.answer(request, socket);
            while (socket.getInputStream().read() >= 0) {
                // Until the client hangs up.
            }
        } catch (Exception e) {
            // The client is gone.
        } finally {
            sockets.remove(socket);
        }
    }

    /** Says {@code text} before anybody has asked. */
    static RawServer greeting(String text) {
        var server = doing((request, socket) -> {});
        server.greeting = text;
        return server;
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "raw-server");
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
