package dev.onramp.connector.egress;

import dev.onramp.connector.source.Stage;
import dev.onramp.connector.source.StageLog;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A way out for tests, with names and rules of their own. */
final class Outlet implements AutoCloseable, StageLog {

    /** Larger than anything that a test sends. */
    static final long PLENTY = 1L << 40;

    private final List<Stage> stages = new CopyOnWriteArrayList<>();
    private final Egress egress;

    private Outlet(Egress egress) {
        this.egress = egress;
    }

    /** Loopback is open. */
    static Outlet open() {
        return with(settings("127.0.0.0/8", "::1"), null, OwnDatabase.NONE);
    }

    static Outlet with(ConnectorConfig.EgressConfig config, @Nullable HostResolver resolver, OwnDatabase ownDatabase) {
        return new Outlet(new Egress(config, resolver, false, ownDatabase));
    }

    /** Settings that open these networks. */
    static Settings settings(String... allow) {
        return new Settings(List.of(allow), List.of(), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    record Settings(List<String> open, List<String> servers, Duration dnsTimeout, Duration connectTimeout)
            implements ConnectorConfig.EgressConfig {

        @Override
        public Optional<List<String>> allow() {
            return Optional.of(open);
        }

        @Override
        public Optional<List<String>> nameServers() {
            return Optional.of(servers);
        }

        Settings asking(String server) {
            return new Settings(open, List.of(server), dnsTimeout, connectTimeout);
        }

        Settings waiting(Duration time) {
            return new Settings(open, servers, time, time);
        }
    }

    /** Knows these names, each with its addresses, and how often it was asked. */
    static final class Names implements HostResolver {

        private final Map<String, List<String>> names;
        final List<String> asked = new CopyOnWriteArrayList<>();

        Names(Map<String, List<String>> names) {
            this.names = names;
        }

        @Override
        public CompletionStage<List<InetAddress>> resolve(String name) {
            asked.add(name);
            var texts = names.get(name);
            if (texts == null) {
                return CompletableFuture.failedFuture(new UnknownHostException());
            }
            var addresses = new ArrayList<InetAddress>();
            for (var text : texts) {
                addresses.add(address(text));
            }
            return CompletableFuture.completedFuture(addresses);
        }
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Tunnel to(String host, int port) {
        return egress.open(host, port, PLENTY, this);
    }

    Tunnel to(String host, int port, long maxBytes) {
        return egress.open(host, port, maxBytes, this);
    }

    List<Stage> stages() {
        return stages;
    }

    int tunnels() {
        return egress.tunnels();
    }

    @Override
    public void begin(Stage stage) {
        stages.add(stage);
    }

    @Override
    public void close() {
        egress.stop();
    }
}
