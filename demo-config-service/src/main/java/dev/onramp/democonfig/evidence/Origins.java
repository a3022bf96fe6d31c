package dev.onramp.democonfig.evidence;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Where the request came from that is being served. */
@ApplicationScoped
public class Origins {

    private final CurrentVertxRequest request;

    Origins(CurrentVertxRequest request) {
        this.request = request;
    }

    /** To be asked before anything asynchronous begins. */
    public Origin current() {
        var current = request.getCurrent().request();
        var address = current.remoteAddress();
        return Origin.of(address == null ? null : address.hostAddress(), current.getHeader("User-Agent"));
    }
}
