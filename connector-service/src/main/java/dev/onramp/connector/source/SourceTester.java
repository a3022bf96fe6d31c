package dev.onramp.connector.source;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tests one kind of source. There is one bean for each kind. */
public interface SourceTester {

    /** Whether it is for sources such as this one. */
    boolean tests(Source source);

    /**
     * Goes through the stages. Fails with a {@link SourceException} at the first that does not pass. Cancelling it, which
     * is what happens at the deadline, ends every connection at once.
     *
     * @param deadline how long the whole may take; the caller enforces it
     * @param stages told when a stage begins; the one that is running when the work ends is the one that failed
     */
    Uni<Finding> test(Source source, Login login, Duration deadline, StageLog stages);

    /**
     * What a passed test found out.
     *
     * @param serverVersion what the server calls itself; null if it does not say
     * @param encrypted whether the connection was protected by TLS; null where there is no connection
     */
    record Finding(@Nullable String serverVersion, @Nullable Boolean encrypted) {}
}
