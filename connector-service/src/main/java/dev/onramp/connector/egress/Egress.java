package dev.onramp.connector.egress;

import dev.onramp.connector.source.StageLog;
import dev.onramp.defaults.operation.Profiles;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens ways to targets: the name is resolved once, every address is checked, and only checked addresses are called. */
@ApplicationScoped
public class Egress {

    private static final Logger LOG = Logger.getLogger(Egress.class);

    /** Threads of its own: what a target sends does not hold up requests. */
    private static final int THREADS = 2;

    /** More servers behind one name are not tried. */
    private static final int MOST_ADDRESSES = 8;

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    /** A proxy that is this process needs no timeout; the way behind it has its own. */
    private static final Duration NEVER = Duration.ofHours(1);

    private final EventLoopGroup loops = new NioEventLoopGroup(THREADS, new DefaultThreadFactory("egress", true));
    private final HostResolver resolver;
    private final Duration dnsTimeout;
    private final AddressRules rules;
    private final OwnDatabase ownDatabase;
    private final SocksServer server;

    @Inject
    Egress(ConnectorConfig config, Config settings) {
        this(config.egress(), null, Profiles.isLocal(), Profiles.isLocal() ? OwnDatabase.NONE : ownDatabase(settings));
    }

    Egress(
            ConnectorConfig.EgressConfig config,
            @Nullable HostResolver resolver,
            boolean local,
            OwnDatabase ownDatabase) {
        this.rules = AddressRules.of(config.allow().orElse(List.of()), local);
        this.ownDatabase = ownDatabase;
        this.dnsTimeout = bounded("dns-timeout", config.dnsTimeout());
        this.resolver = resolver == null
                ? new DnsResolver(
                        loops.next(),
                        dnsTimeout,
                        NameServers.parse(config.nameServers().orElse(List.of())))
                : resolver;
        this.server = new SocksServer(loops, bounded("connect-timeout", config.connectTimeout()));
    }

    private static Duration bounded(String key, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalStateException("onramp.connector.egress." + key + " must be from 1 ms to 10 minutes");
        }
        return time;
    }

    private static OwnDatabase ownDatabase(Config settings) {
        return OwnDatabase.of(
                Stream.of("quarkus.datasource.reactive.url", "quarkus.datasource.jdbc.url", "quarkus.flyway.jdbc-url")
                        .flatMap(key -> settings.getOptionalValue(key, String.class).stream())
                        .toList());
    }

    /** Settings that cannot be stop the start, not the first request. */
    void start(@Observes StartupEvent started) {
        LOG.debugf("The way out is open on port %d", server.address().getPort());
    }

    @PreDestroy
    void stop() {
        server.close();
        var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /**
     * A way to {@code host:port} and to nowhere else, for at most {@code maxBytes} bytes from the target. Nothing leaves
     * before a client uses it.
     *
     * @param stages told of the progress: {@code resolve}; {@code connect}, until the client says its first word; {@code
     *     tls}, if it asks for that; {@code authenticate}
     */
    public Tunnel open(String host, int port, long maxBytes, StageLog stages) {
        var target = Host.parse(host);
        var tunnel =
                new Tunnel(target, port, maxBytes, stages, newProxy(), () -> addresses(target, port), server::remove);
        server.add(tunnel);
        return tunnel;
    }

    /** How many tunnels are open. */
    int tunnels() {
        return server.size();
    }

    private ProxyOptions newProxy() {
        return new ProxyOptions()
                .setType(ProxyType.SOCKS5)
                .setHost(server.address().getAddress().getHostAddress())
                .setPort(server.address().getPort())
                .setUsername(Passwords.next())
                .setPassword(Passwords.next())
                .setConnectTimeout(NEVER);
    }

    /** The checked addresses of a target; fails with a {@link dev.onramp.connector.source.SourceException}. */
    private CompletionStage<List<InetAddress>> addresses(@Nullable Host host, int port) {
        if (host == null) {
            return CompletableFuture.failedFuture(Faults.noSuchHost());
        }
        var literal = host.address();
        if (literal != null && !rules.allow(literal)) {
            return CompletableFuture.failedFuture(Faults.denied());
        }
        return resolve(host)
                .thenCompose(
                        found -> ownDatabase.isAmong(found, port, this::resolve).thenApply(own -> checked(found, own)));
    }

    private List<InetAddress> checked(List<InetAddress> found, boolean ownDatabase) {
        if (ownDatabase || !found.stream().allMatch(address -> rules.allow(address.getAddress()))) {
            throw Faults.denied();
        }
        return found.stream().distinct().limit(MOST_ADDRESSES).toList();
    }

    private CompletionStage<List<InetAddress>> resolve(String host) {
        var parsed = Host.parse(host);
        return parsed == null ? CompletableFuture.failedFuture(Faults.noSuchHost()) : resolve(parsed);
    }

    private CompletionStage<List<InetAddress>> resolve(Host host) {
        var literal = host.address();
        if (literal != null) {
            return CompletableFuture.completedFuture(List.of(address(literal)));
        }
        return resolver.resolve(host.name())
                .toCompletableFuture()
                .copy()
                .orTimeout(dnsTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
