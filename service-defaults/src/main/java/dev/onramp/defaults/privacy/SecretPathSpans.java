package dev.onramp.defaults.privacy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** Keeps secrets in paths out of traces. */
@Singleton
class SecretPathSpans implements SpanProcessor {

    /** By their names today and before. */
    private static final List<AttributeKey<String>> PATHS = List.of(
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("http.target"),
            AttributeKey.stringKey("http.url"));

    private static final Pattern URL = Pattern.compile("([a-z][a-z0-9+.-]*://[^/?#]*)?([^?#]*)(.*)", Pattern.DOTALL);

    private final SecretPaths secretPaths;

    SecretPathSpans(SecretPaths secretPaths) {
        this.secretPaths = secretPaths;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (var key : PATHS) {
            var value = span.getAttribute(key);
            if (value != null) {
                var masked = mask(value);
                if (!masked.equals(value)) {
                    span.setAttribute(key, masked);
                }
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return secretPaths.exist();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // What is set at the end, the route among it, holds no path.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }

    private String mask(String url) {
        var parts = URL.matcher(url);
        if (!parts.matches()) {
            return url;
        }
        var masked = secretPaths.mask(parts.group(2));
        return masked.equals(parts.group(2))
                ? url
                : (parts.group(1) == null ? "" : parts.group(1)) + masked + parts.group(3);
    }
}
