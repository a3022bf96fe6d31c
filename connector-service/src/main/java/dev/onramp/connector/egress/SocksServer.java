package dev.onramp.connector.egress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where clients inside of this process enter their tunnels: a SOCKS 5 server on loopback. */
final class SocksServer implements AutoCloseable {

    private final Map<String, Tunnel> tunnels = new ConcurrentHashMap<>();
    private final int connectTimeoutMillis;
    private final Channel listener;

    /** Listens on a free port. Blocks until it does. */
    SocksServer(EventLoopGroup loops, Duration connectTimeout) {
        this.connectTimeoutMillis = Math.toIntExact(connectTimeout.toMillis());
        this.listener = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        SocksHandshake.begin(client, SocksServer.this);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    int connectTimeoutMillis() {
        return connectTimeoutMillis;
    }

    void add(Tunnel tunnel) {
        tunnels.put(tunnel.user(), tunnel);
    }

    void remove(Tunnel tunnel) {
        tunnels.remove(tunnel.user());
    }

    /** The tunnel that opens with this; null if none does. User names are as hard to guess as passwords. */
    @Nullable Tunnel find(String user, String password) {
        var tunnel = tunnels.get(user);
        return tunnel != null && tunnel.opensWith(password) ? tunnel : null;
    }

    int size() {
        return tunnels.size();
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        tunnels.values().forEach(Tunnel::close);
    }
}
