package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path root;

    private TestData data;

    @BeforeEach
    void makeRepository() throws IOException {
        data = new TestData(root.resolve(".data"));
        for (var file : List.of(
                "pom.xml",
                "service-defaults/pom.xml",
                "service-defaults/src/main/java/Defaults.java",
                "persona-service/pom.xml",
                "persona-service/src/main/java/Persona.java",
                "persona-service/src/test/java/PersonaTest.java")) {
            write(file, "text");
        }
        write("persona-service/target/quarkus-app/quarkus-run.jar", "jar");
        try (var paths = Files.walk(root)) {
            for (var path : paths.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(BUILT.minusSeconds(60)));
            }
        }
        touch("persona-service/target/quarkus-app/quarkus-run.jar", BUILT);
    }

    @Test
    void isContentWithAJarThatIsNewerThanItsSources() {
        assertThat(build("false").isStale(OnrampService.PERSONA)).isFalse();
    }

    @Test
    void missesAJarThatIsNotThere() {
        assertThat(build("false").isStale(OnrampService.CONNECTOR)).isTrue();
    }

    @Test
    void seesEveryChangeOfWhatGoesIntoTheJar() throws IOException {
        for (var changed : List.of(
                "pom.xml",
                "service-defaults/pom.xml",
                "service-defaults/src/main/java/Defaults.java",
                "persona-service/pom.xml",
                "persona-service/src/main/java/Persona.java",
                // As it is after a file was deleted.
                "persona-service/src/main/java")) {
            // Given
            touch(changed, BUILT.plusSeconds(1));

            // When
            var stale = build("false").isStale(OnrampService.PERSONA);

            // Then
            assertThat(stale).as(changed).isTrue();
            touch(changed, BUILT.minusSeconds(60));
        }
    }

    @Test
    void doesNotBuildForAChangedTest() throws IOException {
        // Given
        touch("persona-service/src/test/java/PersonaTest.java", BUILT.plusSeconds(1));

        // When, Then
        assertThat(build("false").isStale(OnrampService.PERSONA)).isFalse();
    }

    @Test
    void buildsOnceAndIsContentThen() throws IOException {
        // Given
        touch("pom.xml", BUILT.plusSeconds(1));

        // When
        build("true").run(List.of(OnrampService.PERSONA));

        // Then
        assertThat(data.said()).contains("build: persona-service").contains("build: done");
        assertThat(build("false").isStale(OnrampService.PERSONA)).isFalse();
    }

    @Test
    void showsWhyABuildHasFailed() throws IOException {
        // Given
        touch("pom.xml", BUILT.plusSeconds(1));
        var maven = root.resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho '[ERROR] no such thing'\nexit 1\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();

        // When, Then
        assertThatThrownBy(() -> build(maven.toString()).run(List.of(OnrampService.PERSONA)))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("[ERROR] no such thing");
        assertThat(build("false").isStale(OnrampService.PERSONA)).isTrue();
    }

    @Test
    void saysSoIfThereIsNoMaven() throws IOException {
        // Given
        touch("pom.xml", BUILT.plusSeconds(1));

        // When, Then
        assertThatThrownBy(() -> build("/nowhere/mvn").run(List.of(OnrampService.PERSONA)))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("/nowhere/mvn")
                .hasMessageContaining("ONRAMP_LOCAL_MAVEN");
    }

    private Build build(String maven) {
        var settings = Settings.of(root, Map.of("ONRAMP_LOCAL_MAVEN", maven));
        return new Build(settings, data.folder(), data.console(), Clock.systemUTC());
    }

    private void write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    private void touch(String file, Instant time) throws IOException {
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(time));
    }
}
