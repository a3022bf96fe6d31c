package dev.onramp.connector.egress;

import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection through a tunnel. Everything happens on the event loop of the client's side. */
final class Passage {

    /** Hears how the way to the target ends. */
    interface Arrival {

        /** Connected; what is said from now on has to be passed on. */
        void arrived(Channel target);

        /** There is no way; the tunnel knows why. */
        void failed();
    }

    private final Tunnel tunnel;
    private final Channel client;
    private final int timeoutMillis;
    private final Arrival arrival;

    Passage(Tunnel tunnel, Channel client, int timeoutMillis, Arrival arrival) {
        this.tunnel = tunnel;
        this.client = client;
        this.timeoutMillis = timeoutMillis;
        this.arrival = arrival;
    }

    /** Resolves, if that was not done yet, and connects to the first address that takes the connection. */
    void open() {
        tunnel.begin(Stage.resolve);
        var unused = tunnel.addresses()
                .whenCompleteAsync(
                        (addresses, failure) -> {
                            if (failure == null) {
                                tunnel.begin(Stage.connect);
                                connect(addresses.iterator(), null);
                            } else {
                                fail(Faults.ofResolution(failure));
                            }
                        },
                        client.eventLoop());
    }

    private void connect(Iterator<InetAddress> addresses, @Nullable SourceException before) {
        if (!client.isActive()) {
            return;
        }
        var address = addresses.next();
        var attempt = new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(new InetSocketAddress(address, tunnel.port()));
        tunnel.own(attempt.channel());
        client.closeFuture().addListener(gone -> {
            if (!attempt.isDone()) {
                Wire.cut(attempt.channel());
            }
        });
        attempt.addListener(done -> {
            if (done.isSuccess()) {
                arrive(attempt, address);
            } else {
                next(addresses, before, Faults.ofConnect(done.cause()));
            }
        });
    }

    private void next(Iterator<InetAddress> addresses, @Nullable SourceException before, SourceException fault) {
        var worst = before == null || Faults.BY_WHAT_THEY_TELL.compare(fault, before) < 0 ? fault : before;
        if (addresses.hasNext()) {
            connect(addresses, worst);
        } else {
            fail(worst);
        }
    }

    /** A connection that was being made at the same time may have chosen another address; that one counts. */
    private void arrive(ChannelFuture attempt, InetAddress address) {
        var chosen = tunnel.choose(address);
        if (!client.isActive()) {
            Wire.cut(attempt.channel());
        } else if (chosen.equals(address)) {
            join(attempt.channel());
        } else {
            Wire.cut(attempt.channel());
            connect(List.of(chosen).iterator(), null);
        }
    }

    private void join(Channel target) {
        var talk = new ClientTalk(tunnel.connected());
        target.pipeline().addLast(new Relay(client, data -> tunnel.takes(data.readableBytes()), () -> {
            if (client.isActive()) {
                tunnel.ended();
            }
        }));
        arrival.arrived(target);
        client.pipeline()
                .addLast(new Relay(
                        target,
                        data -> {
                            talk.hear(data);
                            return true;
                        },
                        () -> {}));
        target.config().setAutoRead(true);
    }

    private void fail(SourceException fault) {
        tunnel.fail(fault);
        arrival.failed();
    }
}
