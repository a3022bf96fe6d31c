package dev.onramp.connector.sql;

import io.netty.channel.ChannelHandler;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a guard in front of whatever reads from the connections of another client. */
final class GuardedNetClient implements NetClient {

    private final NetClient client;
    private final Supplier<ChannelHandler> guards;

    GuardedNetClient(NetClient client, Supplier<ChannelHandler> guards) {
        this.client = client;
        this.guards = guards;
    }

    private NetSocket guarded(NetSocket socket) {
        var pipeline = ((NetSocketInternal) socket).channelHandlerContext().pipeline();
        pipeline.addBefore("handler", "guard", guards.get());
        return socket;
    }

    @Override
    public Future<NetSocket> connect(SocketAddress remoteAddress, @Nullable String serverName) {
        return client.connect(remoteAddress, serverName).map(this::guarded);
    }

    @Override
    public Future<NetSocket> connect(SocketAddress remoteAddress) {
        return connect(remoteAddress, (String) null);
    }

    @Override
    public Future<NetSocket> connect(int port, String host, @Nullable String serverName) {
        return connect(SocketAddress.inetSocketAddress(port, host), serverName);
    }

    @Override
    public Future<NetSocket> connect(int port, String host) {
        return connect(port, host, (String) null);
    }

    @Override
    public NetClient connect(int port, String host, Handler<AsyncResult<NetSocket>> handler) {
        connect(port, host).onComplete(handler);
        return this;
    }

    @Override
    public NetClient connect(
            int port, String host, @Nullable String serverName, Handler<AsyncResult<NetSocket>> handler) {
        connect(port, host, serverName).onComplete(handler);
        return this;
    }

    @Override
    public NetClient connect(SocketAddress remoteAddress, Handler<AsyncResult<NetSocket>> handler) {
        connect(remoteAddress).onComplete(handler);
        return this;
    }

    @Override
    public NetClient connect(
            SocketAddress remoteAddress, @Nullable String serverName, Handler<AsyncResult<NetSocket>> handler) {
        connect(remoteAddress, serverName).onComplete(handler);
        return this;
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        client.close(handler);
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }

    @Override
    public Future<Boolean> updateSSLOptions(SSLOptions options, boolean force) {
        return client.updateSSLOptions(options, force);
    }

    @Override
    public boolean isMetricsEnabled() {
        return client.isMetricsEnabled();
    }
}
