package dev.onramp.defaults.operation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings that all services have. Unknown keys under {@code onramp} stop the start. */
@ConfigMapping(prefix = "onramp")
public interface OnrampConfig {

    /** The HTTP interface. */
    HttpConfig http();

    /** The database. */
    DatabaseConfig database();

    /** Secrets at rest. */
    SecretsConfig secrets();

    /** The HTTP interface. */
    interface HttpConfig {

        /** What all paths of the service begin with, such as {@code /persona}. Fixed when the service is built. */
        String rootPath();

        /** The largest request body that is taken; a larger one is answered with 413. */
        @WithDefault("256K")
        MemorySize maxBodySize();

        /**
         * Paths of which a part is a secret, as a regular expression whose groups are the secrets; they stay out of logs,
         * problems, metrics and traces. Fixed when the service is built.
         */
        Optional<String> secretPath();

        /** Where larger bodies are taken than elsewhere; nowhere, unless the service says so. */
        Optional<UploadConfig> upload();
    }

    /** Where larger bodies are taken than elsewhere. */
    interface UploadConfig {

        /** What the whole path of the request matches, as a regular expression. Fixed when the service is built. */
        String path();

        /** The largest request body that is taken there. */
        MemorySize maxBodySize();
    }

    /** The database. */
    interface DatabaseConfig {

        /** Whether the service brings its schema up to date when it starts. In production a Job does. */
        @WithDefault("true")
        boolean migrateAtStart();

        /** How long one transaction may take, waiting for a connection included; then the answer is 503. */
        @WithDefault("8s")
        Duration deadline();

        /** How long a request waits for a free connection; then the answer is 503. */
        @WithDefault("5s")
        Duration connectionTimeout();

        /** A connection on which the database says nothing for so long is closed. Longer than the deadline. */
        @WithDefault("15s")
        Duration silence();
    }

    /** Secrets at rest. */
    interface SecretsConfig {

        /** Whether the service keeps secrets. Fixed when the service is built. */
        @WithDefault("false")
        boolean used();

        /** The file with the Tink keyset in JSON. Required by services that keep secrets. */
        Optional<Path> keysetFile();

        /** Makes the keyset file with mode 0600 if there is none. Refused in production. */
        @WithDefault("false")
        boolean createKeyset();
    }
}
