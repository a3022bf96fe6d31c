package dev.onramp.democonfig.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of demo-config-service. Unknown keys stop the start. */
@ConfigMapping(prefix = "onramp.demo")
public interface DemoConfig {

    /** connector-service, whose profiles the data sources of clients name. */
    ConnectorConfig connector();

    /**
     * Where clients reach the service, such as {@code https://onramp.example.com}, without {@code /demo}; read it by
     * {@link PublicUrl}. The service does not start without it.
     */
    Optional<String> publicUrl();

    /** How clients use the links that they get. */
    AcceptanceConfig acceptance();

    /** How clients use the links that they get. */
    interface AcceptanceConfig {

        /** How many requests for offers one address may send to one replica in a minute. */
        @WithDefault("60")
        int requestsPerAddress();

        /** How many requests for the offer of one link one replica takes in a minute. */
        @WithDefault("30")
        int requestsPerLink();
    }

    /** connector-service. */
    interface ConnectorConfig {

        /**
         * Where connector-service is, such as {@code http://connector-service:8023}, without {@code /connector}. Where
         * it is not said, data sources stay unverified.
         */
        Optional<String> url();

        /** How long a request of a caller may wait for connector-service in all. */
        @WithDefault("2s")
        Duration deadline();

        /** How often one replica looks for data sources to verify and for uses of profiles to register. */
        @WithDefault("2s")
        Duration interval();

        /** How old an answer about a profile may become before it is asked for again. */
        @WithDefault("10m")
        Duration recheck();
    }
}
