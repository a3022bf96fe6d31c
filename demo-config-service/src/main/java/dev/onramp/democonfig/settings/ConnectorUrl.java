package dev.onramp.democonfig.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Where connector-service is. */
@ApplicationScoped
public class ConnectorUrl {

    private final DemoConfig config;

    ConnectorUrl(DemoConfig config) {
        this.config = config;
    }

    /** The address without a slash at its end, or nothing if nobody said where connector-service is. */
    public Optional<String> get() {
        return config.connector()
                .url()
                .filter(text -> !text.isBlank())
                .map(text -> HttpUrl.of("onramp.demo.connector.url", text));
    }

    void check(@Observes @Priority(1) StartupEvent started) {
        get();
    }
}
