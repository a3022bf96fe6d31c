package dev.onramp.connector.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A DNS server on loopback that says what a test wants. */
final class NameServer implements AutoCloseable {

    static final int A = 1;
    static final int AAAA = 28;

    /** What it says. */
    interface Zone {
        /** Addresses of the type; null for no answer at all. */
        @Nullable List<String> find(String name, int type);
    }

    private static final int HEADER = 12;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket;
    private final Zone zone;

    /** Names with types, in the order of the questions. */
    final List<String> questions = new CopyOnWriteArrayList<>();

    private NameServer(Zone zone) throws IOException {
        this.zone = zone;
        this.socket = new DatagramSocket(0, Outlet.address("127.0.0.1"));
    }

    static NameServer of(Zone zone) {
        try {
            var server = new NameServer(zone);
            var thread = new Thread(server::serve, "name-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[1500], 1500);
        try {
            while (true) {
                socket.receive(packet);
                answer(packet);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void answer(DatagramPacket question) throws IOException {
        var in = ByteBuffer.wrap(question.getData(), 0, question.getLength());
        short id = in.getShort();
        in.position(HEADER);
        var name = new StringBuilder();
        for (int length = in.get(); length > 0; length = in.get()) {
            var label = new byte[length];
            in.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
        }
        int type = in.getShort();
        in.getShort();
        questions.add(name + " " + (type == A ? "A" : "AAAA"));
        var found = zone.find(name.toString(), type);
        if (found != null) {
            var message = message(id, Arrays.copyOfRange(question.getData(), HEADER, in.position()), type, found);
            socket.send(new DatagramPacket(message, message.length, question.getSocketAddress()));
        }
    }

    private static byte[] message(short id, byte[] question, int type, List<String> found) {
        boolean exists = !found.contains("none");
        var addresses = exists ? found : List.<String>of();
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(HEADER)
                .putShort(id)
                .putShort((short) (0x8180 | (exists ? 0 : NO_SUCH_NAME)))
                .putShort((short) 1)
                .putShort((short) addresses.size())
                .array());
        out.writeBytes(question);
        for (var text : addresses) {
            var address = Literals.parse(text);
            if (address != null) {
                out.writeBytes(ByteBuffer.allocate(12)
                        .putShort((short) 0xc00c)
                        .putShort((short) type)
                        .putShort((short) 1)
                        .putInt(300)
                        .putShort((short) address.length)
                        .array());
                out.writeBytes(address);
            }
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
