package dev.onramp.defaults.http;

import dev.onramp.defaults.operation.OnrampConfig;
import dev.onramp.defaults.operation.OnrampConfig.UploadConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How large the body of a request may be. */
@ApplicationScoped
class BodySizes {

    private final long everywhere;
    private final Optional<Pattern> uploads;
    private final long upload;

    BodySizes(OnrampConfig config) {
        this.everywhere = config.http().maxBodySize().asLongValue();
        this.uploads = config.http().upload().map(UploadConfig::path).map(Pattern::compile);
        this.upload = config.http()
                .upload()
                .map(settings -> settings.maxBodySize().asLongValue())
                .orElse(everywhere);
    }

    /** The largest body at this path. */
    long max(@Nullable String path) {
        return path != null
                        && uploads.isPresent()
                        && uploads.get().matcher(path).matches()
                ? upload
                : everywhere;
    }
}
