package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The images that the manifests run. */
class DockerfileTest {

    @ParameterizedTest
    @CsvSource({
        "connector-service, 8023, connector",
        "demo-config-service, 8022, demo_config",
        "onboarding-service, 8021, onboarding",
        "persona-service, 8024, persona"
    })
    void imageManifestAndServiceAgreeOnThePort(String service, int port, String database) {
        assertThat(dockerfile(service, "jvm")).contains("EXPOSE " + port);
        assertThat(dockerfile(service, "native")).contains("EXPOSE " + port);
        assertThat(SourceTree.text("base/" + service + "/port.yaml"))
                .contains("containerPort: " + port + '\n', "port: " + port + '\n');
        assertThat(SourceTree.text("base/" + service + "/kustomization.yaml")).contains('/' + database + '?');
        assertThat(lines(service + "/src/main/resources/application.properties"))
                .contains("quarkus.http.port=" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connector-service", "demo-config-service", "onboarding-service", "persona-service"})
    void imageIsPinnedAndNotRoot(String service) {
        for (var kind : List.of("jvm", "native")) {
            assertThat(dockerfile(service, kind))
                    .anyMatch(line -> line.matches("FROM \\S+:\\d[\\d.]*"))
                    .anyMatch(line -> line.matches("USER [1-9]\\d*"))
                    .anyMatch(line -> line.startsWith("ENTRYPOINT ["))
                    .noneMatch(line -> line.startsWith("RUN") || line.startsWith("ADD"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connector-service", "demo-config-service", "onboarding-service"})
    void servicesDifferOnlyInNameAndPort(String service) {
        for (var kind : List.of("jvm", "native")) {
            assertThat(neutral(service, kind)).isEqualTo(neutral("persona-service", kind));
        }
    }

    private static List<String> neutral(String service, String kind) {
        return dockerfile(service, kind).stream()
                .map(line -> line.replace(service, "SERVICE").replaceAll("EXPOSE \\d+", "EXPOSE PORT"))
                .toList();
    }

    private static List<String> dockerfile(String service, String kind) {
        return lines(service + "/src/main/docker/Dockerfile." + kind);
    }

    private static List<String> lines(String file) {
        return SourceTree.text(SourceTree.REPOSITORY.resolve(file)).lines().toList();
    }
}
