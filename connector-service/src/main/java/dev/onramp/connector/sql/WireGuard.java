package dev.onramp.connector.sql;

import dev.onramp.connector.source.Dialect;
import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedInput;
import io.netty.util.ReferenceCountUtil;

/**
 * Stands between the network and the codec of a client, behind TLS, and lets through what a server of the dialect may
 * say. The codecs trust their server: they would wait for gigabytes, run in circles, read files of ours for it, or hand
 * it the password in the clear.
 */
final class WireGuard extends ChannelDuplexHandler {

    private final Dialect dialect;
    private final WireRules rules;
    private final Breach breach;
    private ByteBuf waiting = Unpooled.EMPTY_BUFFER;
    private int passing;

    /**
     * A guard for one connection.
     *
     * @param breach where the first breach of the rules is kept
     */
    WireGuard(Dialect dialect, Protection protection, Breach breach) {
        this.dialect = dialect;
        this.rules = WireRules.of(dialect, protection);
        this.breach = breach;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            ctx.fireChannelRead(message);
            return;
        }
        if (breach.first() != null) {
            bytes.release();
            return;
        }
        waiting = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), waiting, bytes);
        try {
            while (waiting.isReadable() && pass(ctx)) {
                // Each round lets one piece through.
            }
        } catch (SourceException fault) {
            end(ctx, fault);
        }
    }

    private void end(ChannelHandlerContext ctx, SourceException fault) {
        breach.keep(fault);
        drop();
        ctx.fireExceptionCaught(fault);
        var unused = ctx.close();
    }

    private void drop() {
        waiting.release();
        waiting = Unpooled.EMPTY_BUFFER;
    }

    /** False if there is more to come before anything can be let through. */
    private boolean pass(ChannelHandlerContext ctx) {
        if (passing == 0) {
            passing = rules.admit(waiting, ctx.pipeline().get(SslHandler.class) != null);
        }
        if (passing == 0) {
            return false;
        }
        int size = Math.min(passing, waiting.readableBytes());
        passing -= size;
        ctx.fireChannelRead(waiting.readRetainedSlice(size));
        return true;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        keepTlsFault(ctx);
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        keepTlsFault(ctx);
        ctx.fireExceptionCaught(failure);
    }

    /** Some clients forget why TLS failed. */
    private void keepTlsFault(ChannelHandlerContext ctx) {
        var tls = ctx.pipeline().get(SslHandler.class);
        if (tls != null && tls.handshakeFuture().cause() != null) {
            breach.keep(SqlFailures.ofTls(dialect, tls.handshakeFuture().cause()));
        }
    }

    /** No statement needs more than bytes: whatever else is on its way out is a file of ours. */
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        var first = breach.first();
        if (first != null) {
            refuse(message, promise, first);
            return;
        }
        try {
            if (!(message instanceof ByteBuf bytes)) {
                throw SqlFailures.fault(FaultCode.PROTOCOL_MISMATCH, dialect);
            }
            rules.sending(bytes);
        } catch (SourceException fault) {
            refuse(message, promise, fault);
            end(ctx, fault);
            return;
        }
        var unused = ctx.write(message, promise);
    }

    private static void refuse(Object message, ChannelPromise promise, SourceException fault) {
        ReferenceCountUtil.release(message);
        if (message instanceof ChunkedInput<?> pieces) {
            close(pieces);
        }
        promise.tryFailure(fault);
    }

    private static void close(ChunkedInput<?> pieces) {
        try {
            pieces.close();
        } catch (Exception e) {
            // It is not read from either way.
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        drop();
    }
}
