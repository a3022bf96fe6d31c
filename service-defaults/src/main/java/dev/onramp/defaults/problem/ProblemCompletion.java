package dev.onramp.defaults.problem;

import dev.onramp.defaults.privacy.SecretPaths;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Gives every problem its {@code type} and {@code title}, and drops a {@code detail} that says nothing beyond the
 * status.
 */
@ApplicationScoped
class ProblemCompletion implements ProblemPostProcessor {

    private final String typePrefix;
    private final String rootPath;
    private final SecretPaths secretPaths;

    ProblemCompletion(
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "onramp.http.root-path") String rootPath,
            @ConfigProperty(name = "onramp.http.secret-path") Optional<String> secretPath) {
        this.rootPath = rootPath;
        // No injected bean: Quarkus makes this one outside of the application's own class loader when it starts again.
        this.secretPaths = new SecretPaths(secretPath);
        this.typePrefix = ProblemTypes.prefix(application);
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var title = title(problem);
        return HttpProblem.builder(problem)
                .withTitle(title)
                .withType(URI.create(typePrefix + name(problem, title)))
                .withDetail(detail(problem))
                .withInstance(instance(problem, context))
                .build();
    }

    @Override
    public int priority() {
        // Before the logger (101), so that the log names the same type as the answer.
        return 200;
    }

    private @Nullable URI instance(HttpProblem problem, ProblemContext context) {
        if (problem.getInstance() != null || context.path == null) {
            return problem.getInstance();
        }
        try {
            return new URI(null, null, secretPaths.mask(fullPath(context.path)), null);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The path of a request that failed before it reached a resource is whole already. */
    private String fullPath(String path) {
        return path.startsWith(rootPath + "/") ? path : rootPath + path;
    }

    private static String title(HttpProblem problem) {
        if (problem.getTitle() != null) {
            return problem.getTitle();
        }
        var status = Response.Status.fromStatusCode(problem.getStatusCode());
        return status == null ? "Error" : status.getReasonPhrase();
    }

    private static String name(HttpProblem problem, String title) {
        return problem.getType() != null
                ? problem.getType().toString()
                : title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static @Nullable String detail(HttpProblem problem) {
        var detail = problem.getDetail();
        return detail != null && detail.startsWith("HTTP " + problem.getStatusCode()) ? null : detail;
    }
}
