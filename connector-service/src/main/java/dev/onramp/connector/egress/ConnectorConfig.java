package dev.onramp.connector.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of connector-service. Unknown keys stop the start. */
@ConfigMapping(prefix = "onramp.connector")
public interface ConnectorConfig {

    /** The way out. */
    EgressConfig egress();

    /** How much runs at once. */
    LimitsConfig limits();

    /** The way out. */
    interface EgressConfig {

        /**
         * Networks and addresses that are opened, such as {@code 10.20.0.0/16}, {@code fd00:1::/32} or {@code
         * 192.168.1.5}. Our own database stays closed under the host and port by which the service calls it.
         */
        Optional<List<String>> allow();

        /** Name servers to ask instead of the system's, such as {@code 10.0.0.53} or {@code [fd00::53]:53}. */
        Optional<List<String>> nameServers();

        /** How long the resolution of a name may take. */
        @WithDefault("5s")
        Duration dnsTimeout();

        /** How long to wait for each address of a target; the deadline of the work holds as well. */
        @WithDefault("30s")
        Duration connectTimeout();
    }

    /** How much runs at once. */
    interface LimitsConfig {

        /** Tests, discoveries, previews and the like in all. */
        @WithDefault("64")
        int concurrent();

        /** The same, for one target. */
        @WithDefault("4")
        int concurrentPerTarget();
    }
}
