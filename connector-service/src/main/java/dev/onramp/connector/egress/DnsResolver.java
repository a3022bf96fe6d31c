package dev.onramp.connector.egress;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the hosts file and then the name servers, each time anew: a test must not pass because of an old answer. */
final class DnsResolver implements HostResolver, AutoCloseable {

    /** Leaves time to ask a second server when the first is dead. */
    private static final int SERVERS_TO_WAIT_FOR = 2;

    private final DnsNameResolver resolver;

    /** @param servers instead of the system's; empty for those */
    DnsResolver(EventLoop loop, Duration timeout, List<InetSocketAddress> servers) {
        var builder = new DnsNameResolverBuilder(loop)
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class, true)
                .queryTimeoutMillis(
                        Math.max(1, timeout.dividedBy(SERVERS_TO_WAIT_FOR).toMillis()))
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                .completeOncePreferredResolved(false)
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE);
        if (!servers.isEmpty()) {
            builder.nameServerProvider(new SequentialDnsServerAddressStreamProvider(servers));
        }
        resolver = builder.build();
    }

    @Override
    public CompletionStage<List<InetAddress>> resolve(String name) {
        if (isInvalid(name)) {
            return CompletableFuture.failedFuture(new UnknownHostException());
        }
        var answer = new CompletableFuture<List<InetAddress>>();
        resolver.resolveAll(name).addListener(done -> {
            if (done.isSuccess()) {
                @SuppressWarnings("unchecked") // Listeners do not know the type of what they listen to.
                var addresses = (List<InetAddress>) done.getNow();
                answer.complete(addresses);
            } else {
                answer.completeExceptionally(done.cause());
            }
        });
        return answer;
    }

    /** By RFC 6761 there is no such name, whatever a server says. */
    private static boolean isInvalid(String name) {
        var relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return relative.equals("invalid") || relative.endsWith(".invalid");
    }

    @Override
    public void close() {
        resolver.close();
    }
}
