package dev.onramp.connector.egress;

import io.netty.channel.Channel;

/** What is done to channels without waiting for the outcome: one that fails is closed by the network, and that is heard. */
final class Wire {

    private Wire() {}

    static void write(Channel channel, Object message) {
        var unused = channel.write(message);
    }

    static void send(Channel channel, Object message) {
        var unused = channel.writeAndFlush(message);
    }

    static void cut(Channel channel) {
        var unused = channel.close();
    }
}
