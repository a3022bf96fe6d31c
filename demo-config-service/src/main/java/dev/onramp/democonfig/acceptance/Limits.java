package dev.onramp.democonfig.acceptance;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.democonfig.evidence.Hashes;
import dev.onramp.democonfig.settings.DemoConfig;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How often somebody may try links, and one link be used, at each replica. */
@ApplicationScoped
class Limits {

    private final Buckets addresses;
    private final Buckets links;

    Limits(DemoConfig config, TimeMeter time) {
        this.addresses = new Buckets(config.acceptance().requestsPerAddress(), time);
        this.links = new Buckets(config.acceptance().requestsPerLink(), time);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 429 if it is too often */
    void require(String address, String token) {
        require(addresses.of(Networks.of(address)));
        // By its hash: the token itself is kept nowhere.
        require(links.of(Hashes.sha256(token)));
    }

    private static void require(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999);
            throw Problems.tooManyRequests(
                    "Too many requests for offers came from this address, or for this link.",
                    (int) TimeUnit.NANOSECONDS.toSeconds(wait.toNanos()));
        }
    }
}
