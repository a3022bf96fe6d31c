package dev.onramp.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The ports of this machine. */
final class Ports {

    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final int CONNECT_MILLIS = 300;

    private Ports() {}

    /** Fails if something listens on the port; the message names the setting that changes it. */
    static void requireFree(int port, String user, String setting) {
        if (!canListen(port) || answersOnLoopback6(port)) {
            throw new LauncherException(
                    "Port %d, which %s wants, is taken by another program. End that program, or choose another port: %s=%d %s"
                            .formatted(
                                    port,
                                    user,
                                    setting,
                                    port + 10_000 <= 65_535 ? port + 10_000 : port - 10_000,
                                    "deploy/local/up"));
        }
    }

    private static boolean canListen(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_4), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    // "localhost" is ::1 first: with something there, users would talk to it and not to us.
    private static boolean answersOnLoopback6(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_6), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
