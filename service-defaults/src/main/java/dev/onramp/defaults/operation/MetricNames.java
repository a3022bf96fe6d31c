package dev.onramp.defaults.operation;

import dev.onramp.defaults.privacy.SecretPaths;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps paths that callers make up out of the metrics: a request that is refused before it is routed has no route to be
 * counted under, and a hundred such paths would use up all the names there are.
 */
@Singleton
class MetricNames implements MeterFilter {

    private static final Set<String> REFUSALS = Set.of("400", "405", "413", "415", "421");

    private final SecretPaths secretPaths;

    MetricNames(SecretPaths secretPaths) {
        this.secretPaths = secretPaths;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        var uri = id.getTag("uri");
        if (!id.getName().equals("http.server.requests") || uri == null || isTemplate(uri)) {
            return id;
        }
        var name = isRefusal(id.getTag("status")) ? "REFUSED" : secretPaths.mask(uri);
        return name.equals(uri) ? id : id.replaceTags(Tags.concat(id.getTagsAsIterable(), "uri", name));
    }

    private static boolean isRefusal(@Nullable String status) {
        return status != null && REFUSALS.contains(status);
    }

    private static boolean isTemplate(String uri) {
        return uri.contains("{");
    }
}
