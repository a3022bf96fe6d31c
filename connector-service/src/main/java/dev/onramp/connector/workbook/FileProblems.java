package dev.onramp.connector.workbook;

import dev.onramp.connector.source.SourceException;
import dev.onramp.defaults.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;

/** The problems of requests about files. */
final class FileProblems {

    private static final int REQUEST_TIMEOUT = 408;

    private FileProblems() {}

    /** 404: the profile has no file, or there is no profile. */
    static HttpProblem missing() {
        return HttpProblem.builder()
                .withStatus(404)
                .withTitle("Not Found")
                .withType(URI.create("file-missing"))
                .withDetail("The profile has no file.")
                .build();
    }

    /** 408: the upload did not come in time. */
    static HttpProblem tooSlow() {
        return HttpProblem.builder()
                .withStatus(REQUEST_TIMEOUT)
                .withTitle("Request Timeout")
                .withType(URI.create("upload-too-slow"))
                .withDetail("The file did not arrive in time; nothing was changed.")
                .withHeader("Connection", "close")
                .build();
    }

    /** 422: the file is nothing that can be used. */
    static HttpProblem unusable(SourceException fault) {
        return Problems.unprocessable(fault.code().code(), fault.advice(), List.of());
    }
}
