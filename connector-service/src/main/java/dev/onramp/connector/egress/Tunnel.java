package dev.onramp.connector.egress;

import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import dev.onramp.connector.source.StageLog;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.vertx.core.net.ProxyOptions;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A way to one host and port, for any number of connections. To be closed when the work is over; that cuts whatever is
 * still connected.
 */
public final class Tunnel implements AutoCloseable {

    /** Follows the name of a user who wants the server to be asked for TLS. */
    static final String POSTGRESQL_TLS = "+postgresql-tls";

    private final @Nullable Host host;
    private final int port;
    private final long maxBytes;
    private final StageLog stages;
    private final ProxyOptions proxy;
    private final Supplier<CompletionStage<List<InetAddress>>> resolution;
    private final Consumer<Tunnel> onClose;

    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final AtomicLong received = new AtomicLong();
    private final AtomicReference<@Nullable InetAddress> chosen = new AtomicReference<>();
    private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();
    private @Nullable CompletionStage<List<InetAddress>> addresses;

    /** Stays, whatever happens later. */
    private final AtomicReference<@Nullable SourceException> refusal = new AtomicReference<>();

    /** Why the connection that was tried last could not be made. */
    private volatile @Nullable SourceException missed;

    private volatile boolean encrypted;
    private volatile boolean ended;

    Tunnel(
            @Nullable Host host,
            int port,
            long maxBytes,
            StageLog stages,
            ProxyOptions proxy,
            Supplier<CompletionStage<List<InetAddress>>> resolution,
            Consumer<Tunnel> onClose) {
        this.host = host;
        this.port = port;
        this.maxBytes = maxBytes;
        this.stages = stages;
        this.proxy = proxy;
        this.resolution = resolution;
        this.onClose = onClose;
        if (host == null) {
            begin(Stage.resolve);
            refuse(Faults.noSuchHost());
        }
    }

    /**
     * What a client has to be told: a proxy inside of this process. The client gives it the name of the target and never
     * resolves it, so that TLS still checks that name.
     */
    public ProxyOptions proxy() {
        return new ProxyOptions(proxy);
    }

    /**
     * The same for a PostgreSQL client that is to use TLS, once and for every connection: Vert.x's client waits for ever
     * for the answer to a question that it does not ask behind a proxy (it asks when the channel becomes active, which
     * was before). Here the tunnel asks for TLS in its place, and the client hears the server's answer.
     *
     * <p>To be used with modes that insist on TLS. A server that has none is found out by the client's failure; then
     * {@link #proxy()} leads to it without.
     */
    public ProxyOptions postgresqlTlsProxy() {
        return proxy().setUsername(proxy.getUsername() + POSTGRESQL_TLS);
    }

    /**
     * What went wrong below the client, which knows better than the client's own failure; null if nothing did. That the
     * target hung up is none: see {@link #endedByTarget()}.
     */
    public @Nullable SourceException fault() {
        var refused = refusal.get();
        return refused == null ? missed : refused;
    }

    /**
     * Whether the target ended or reset the connection that ended last. It may have given a proper answer before, such as
     * that the password is wrong, so this explains only a failure that nothing else explains.
     */
    public boolean endedByTarget() {
        return ended;
    }

    /**
     * Whether the connection that was made last is protected by TLS: its handshake went through, and it was not left
     * again, as SQL Server does after the login where it does not ask for more.
     */
    public boolean isEncrypted() {
        return encrypted;
    }

    /** Cuts every connection at once. May be called again. */
    @Override
    public void close() {
        onClose.accept(this);
        cut();
    }

    private void cut() {
        var unused = channels.close();
    }

    int port() {
        return port;
    }

    /** Whether a client that asks for this is where it is allowed to go. */
    boolean leadsTo(String host, int port) {
        return this.host != null && this.host.isCalled(host) && this.port == port;
    }

    boolean opensWith(String password) {
        return Passwords.areEqual(proxy.getPassword(), password);
    }

    String user() {
        return proxy.getUsername();
    }

    /** A stage begins, for the first time in this tunnel or not at all. */
    void begin(Stage next) {
        var before = stage.getAndUpdate(now -> now == null || now.compareTo(next) < 0 ? next : now);
        if (before == null || before.compareTo(next) < 0) {
            stages.begin(next);
        }
    }

    /** The channel is cut when the tunnel is closed, or now if it is already. */
    void own(Channel channel) {
        channels.add(channel);
    }

    /** Where the target is, found out once. */
    synchronized CompletionStage<List<InetAddress>> addresses() {
        if (addresses == null) {
            addresses = resolution.get();
        }
        var only = chosen.get();
        return only == null ? addresses : addresses.thenApply(all -> List.of(only));
    }

    /** The address that all connections go to, from the first that was made. */
    InetAddress choose(InetAddress address) {
        var before = chosen.compareAndExchange(null, address);
        return before == null ? address : before;
    }

    /** A connection stands. */
    ClientTalk.Turns connected() {
        missed = null;
        encrypted = false;
        ended = false;
        return new ClientTalk.Turns() {
            @Override
            public void securing() {
                begin(Stage.tls);
            }

            @Override
            public void talking(boolean underTls) {
                encrypted = underTls;
                begin(Stage.authenticate);
            }
        };
    }

    /** Whether so many more bytes from the target are taken; if not, it is over. */
    boolean takes(int bytes) {
        if (received.addAndGet(bytes) <= maxBytes) {
            return true;
        }
        refuse(Faults.tooLarge(maxBytes));
        cut();
        return false;
    }

    void ended() {
        ended = true;
    }

    void fail(SourceException fault) {
        switch (fault.code()) {
            case REFUSED, UNREACHABLE, CONNECT_TIMEOUT, CONNECTION_RESET -> missed = fault;
            default -> refuse(fault);
        }
    }

    private void refuse(SourceException fault) {
        refusal.compareAndSet(null, fault);
    }
}
