package dev.onramp.connector.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds the addresses of a name, without blocking. */
interface HostResolver {

    /** All addresses, never none. Fails with an {@link java.net.UnknownHostException} if there is no such name. */
    CompletionStage<List<InetAddress>> resolve(String name);
}
