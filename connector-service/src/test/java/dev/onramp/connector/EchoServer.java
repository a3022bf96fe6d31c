package dev.onramp.connector;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on this machine that says whatever it is told, as a hostile one would that wants it to be logged. */
final class EchoServer implements Closeable {

    private final ServerSocket listener;
    private final String greeting;

    private EchoServer(ServerSocket listener, String greeting) {
        this.listener = listener;
        this.greeting = greeting;
    }

    /** Says {@code greeting} first, to each question. */
    static EchoServer saying(String greeting) {
        try {
            var server = new EchoServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), greeting);
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                daemon(() -> echo(socket));
            } catch (IOException e) {
                // The listener was closed.
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            var heard = new byte[8192];
            int length = socket.getInputStream().read(heard);
            if (length > 0) {
                socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(heard, 0, length);
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The client has heard enough.
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "echo-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
