package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard itself is attacked: one mistake at a time in a manifest that is right. */
class StrictYamlTest {

    private static final String RIGHT = SourceTree.text("base/template/deployment.yaml");

    @Test
    void acceptsWhatIsRight() {
        assertThatCode(() -> StrictYaml.objects(RIGHT)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: Deployment                | kind: Deploymnet",
                "apiVersion: apps/v1             | apiVersion: apps/v2",
                "revisionHistoryLimit: 5         | revisionHistorylimit: 5",
                "revisionHistoryLimit: 5         | revisionHistoryLimit: five",
                "revisionHistoryLimit: 5         | revisionHistoryLimit: '5'",
                "maxUnavailable: 0               | maxUnavailible: 0",
                "runAsNonRoot: true              | runAsNonroot: true",
                "runAsNonRoot: true              | runAsNonRoot: 'true'",
                "readOnlyRootFilesystem: true    | readOnlyRootFileSystem: true",
                "path: /q/health/ready           | path: 8080",
                "prometheus.io/scrape: \"true\"  | prometheus.io/scrape: true",
                "drop: [ALL]                     | drop: ALL",
                "limits:                         | limit:",
                "emptyDir:                       | emptydir:",
                "imagePullPolicy: IfNotPresent   | image: onramp/other",
                "imagePullPolicy: IfNotPresent   | additionalProperties: {}",
            })
    void refuses(String right, String wrong) {
        // Given
        assertThat(RIGHT).contains(right);
        var broken = RIGHT.replace(right, wrong);

        // When, Then
        assertThatThrownBy(() -> StrictYaml.objects(broken)).isInstanceOf(RuntimeException.class);
    }
}
