package dev.onramp.democonfig.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Where clients reach the service. */
@ApplicationScoped
public class PublicUrl {

    private final DemoConfig config;

    PublicUrl(DemoConfig config) {
        this.config = config;
    }

    /** The whole URL of a path of this service, such as {@code /demo/acceptances/abc}. */
    public String of(String path) {
        return base() + path;
    }

    /** A link that leads nowhere is worse than no start. */
    void check(@Observes @Priority(1) StartupEvent started) {
        base();
    }

    private String base() {
        var url = config.publicUrl()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        "No public URL: set ONRAMP_DEMO_PUBLIC_URL to where clients reach the service"));
        return HttpUrl.of("onramp.demo.public-url", url);
    }
}
