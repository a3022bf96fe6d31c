package dev.onramp.connector.egress;

import dev.onramp.connector.source.Stage;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.socksx.v5.DefaultSocks5CommandResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5InitialResponse;
import io.netty.handler.codec.socksx.v5.DefaultSocks5PasswordAuthResponse;
import io.netty.handler.codec.socksx.v5.Socks5AddressType;
import io.netty.handler.codec.socksx.v5.Socks5AuthMethod;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequest;
import io.netty.handler.codec.socksx.v5.Socks5CommandRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5CommandStatus;
import io.netty.handler.codec.socksx.v5.Socks5CommandType;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequest;
import io.netty.handler.codec.socksx.v5.Socks5InitialRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthRequest;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthRequestDecoder;
import io.netty.handler.codec.socksx.v5.Socks5PasswordAuthStatus;
import io.netty.handler.codec.socksx.v5.Socks5ServerEncoder;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a client gets into its tunnel: with the tunnel's password, and to the tunnel's target only. */
final class SocksHandshake extends ChannelInboundHandlerAdapter implements Passage.Arrival {

    /** Clients are in this process and know what to say. */
    private static final int PATIENCE_SECONDS = 10;

    private static final String DECODER = "socks-decoder";
    private static final String ENCODER = "socks-encoder";

    private final SocksServer server;
    private final Channel client;
    private @Nullable Tunnel tunnel;
    private boolean asksForTls;
    private boolean asked;

    private SocksHandshake(SocksServer server, Channel client) {
        this.server = server;
        this.client = client;
    }

    static void begin(Channel client, SocksServer server) {
        var handshake = new SocksHandshake(server, client);
        client.pipeline()
                .addLast(ENCODER, Socks5ServerEncoder.DEFAULT)
                .addLast(DECODER, new Socks5InitialRequestDecoder())
                .addLast(handshake);
        var patience = client.eventLoop().schedule(handshake::giveUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
        client.closeFuture().addListener(closed -> patience.cancel(false));
    }

    private void giveUp() {
        if (!asked) {
            Wire.cut(client);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Socks5InitialRequest request
                && request.decoderResult().isSuccess()) {
            greet(request);
        } else if (message instanceof Socks5PasswordAuthRequest request
                && request.decoderResult().isSuccess()) {
            authenticate(request);
        } else if (message instanceof Socks5CommandRequest request
                && request.decoderResult().isSuccess()
                && tunnel != null) {
            follow(request, tunnel);
        } else {
            ReferenceCountUtil.release(message);
            Wire.cut(client);
        }
    }

    private void greet(Socks5InitialRequest request) {
        if (request.authMethods().contains(Socks5AuthMethod.PASSWORD)) {
            decodeWith(new Socks5PasswordAuthRequestDecoder());
            Wire.send(client, new DefaultSocks5InitialResponse(Socks5AuthMethod.PASSWORD));
        } else {
            last(new DefaultSocks5InitialResponse(Socks5AuthMethod.UNACCEPTED));
        }
    }

    private void authenticate(Socks5PasswordAuthRequest request) {
        asksForTls = request.username().endsWith(Tunnel.POSTGRESQL_TLS);
        tunnel = server.find(request.username().replace(Tunnel.POSTGRESQL_TLS, ""), request.password());
        if (tunnel == null) {
            last(new DefaultSocks5PasswordAuthResponse(Socks5PasswordAuthStatus.FAILURE));
        } else {
            tunnel.own(client);
            decodeWith(new Socks5CommandRequestDecoder());
            Wire.send(client, new DefaultSocks5PasswordAuthResponse(Socks5PasswordAuthStatus.SUCCESS));
        }
    }

    private void follow(Socks5CommandRequest request, Tunnel through) {
        asked = true;
        if (request.type().equals(Socks5CommandType.CONNECT) && through.leadsTo(request.dstAddr(), request.dstPort())) {
            new Passage(through, client, server.connectTimeoutMillis(), this).open();
        } else {
            through.fail(Faults.sentElsewhere());
            last(answer(Socks5CommandStatus.FORBIDDEN));
        }
    }

    @Override
    public void arrived(Channel target) {
        Wire.send(client, answer(Socks5CommandStatus.SUCCESS));
        client.pipeline().remove(DECODER);
        client.pipeline().remove(ENCODER);
        client.pipeline().remove(this);
        if (asksForTls && tunnel != null) {
            tunnel.begin(Stage.tls);
            Wire.send(target, ClientTalk.askForPostgresqlTls());
        }
    }

    @Override
    public void failed() {
        last(answer(Socks5CommandStatus.FAILURE));
    }

    private void decodeWith(ChannelHandler decoder) {
        client.pipeline().replace(DECODER, DECODER, decoder);
    }

    private void last(Object message) {
        client.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE);
    }

    private static DefaultSocks5CommandResponse answer(Socks5CommandStatus status) {
        return new DefaultSocks5CommandResponse(status, Socks5AddressType.IPv4, "0.0.0.0", 0);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
        Wire.cut(client);
    }
}
