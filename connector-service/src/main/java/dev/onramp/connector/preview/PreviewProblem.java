package dev.onramp.connector.preview;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** The problems of this feature. */
final class PreviewProblem {

    private PreviewProblem() {}

    /** 404: nobody has discovered such a table. */
    static HttpProblem tableMissing() {
        return HttpProblem.builder()
                .withStatus(404)
                .withTitle("Not Found")
                .withType(URI.create("table-missing"))
                .withDetail("The discovered schema has no such table; it may have to be discovered again.")
                .build();
    }
}
