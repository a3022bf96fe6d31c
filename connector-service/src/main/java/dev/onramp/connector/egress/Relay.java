package dev.onramp.connector.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Predicate;

/** Passes on what one side says to the other, no faster than that one takes it. Both are on the same event loop. */
final class Relay extends ChannelInboundHandlerAdapter {

    private final Channel other;
    private final Predicate<ByteBuf> mayPass;
    private final Runnable ended;

    /**
     * @param mayPass hears what is said, and whether it may be passed on
     * @param ended called when this side ends the connection
     */
    Relay(Channel other, Predicate<ByteBuf> mayPass, Runnable ended) {
        this.other = other;
        this.mayPass = mayPass;
        this.ended = ended;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf data) || !mayPass.test(data)) {
            ReferenceCountUtil.release(message);
            return;
        }
        Wire.write(other, data);
        if (!other.isWritable()) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        other.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        other.config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended.run();
        other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** A reset; that it is over is heard next. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable reset) {
        Wire.cut(context.channel());
    }
}
