package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresClusterTest {

    @TempDir
    private Path folder;

    private TestData data;
    private PostgresCluster cluster;

    @BeforeEach
    void makeDataFolder() throws IOException {
        data = TestData.withPostgres(folder);
        cluster = new PostgresCluster(
                new PostgresBinaries(data.folder(), data.console()),
                data.folder(),
                new Passwords(data.folder().secrets()),
                data.console());
    }

    @AfterEach
    void closeDataFolder() throws IOException {
        data.close();
    }

    @Test
    void startsAnewAfterACrashInTheMiddle() throws IOException {
        // Given
        var unfinished = Files.createDirectories(folder.resolve("postgres.new").resolve("base"));
        Files.writeString(unfinished.resolve("half"), "a file");

        // When
        cluster.prepare();

        // Then
        assertThat(data.folder().postgres().resolve("PG_VERSION")).hasContent("18");
        assertThat(folder.resolve("postgres.new")).doesNotExist();
    }

    @Test
    void leavesAnExistingClusterAlone() throws IOException {
        // Given
        cluster.prepare();
        var control = Files.readAllBytes(data.folder().postgres().resolve("global/pg_control"));

        // When
        cluster.prepare();

        // Then
        assertThat(Files.readAllBytes(data.folder().postgres().resolve("global/pg_control")))
                .isEqualTo(control);
    }

    @Test
    void touchesNoFolderThatIsSomethingElse() throws IOException {
        // Given
        Files.createDirectories(data.folder().postgres());
        Files.writeString(data.folder().postgres().resolve("mine"), "precious");

        // When, Then
        assertThatThrownBy(cluster::prepare)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("move it out of the way");
        assertThat(data.folder().postgres().resolve("mine")).hasContent("precious");
    }

    @Test
    void touchesNoClusterOfAnotherMajorVersion() throws IOException {
        // Given
        Files.createDirectories(data.folder().postgres());
        Files.writeString(data.folder().postgres().resolve("PG_VERSION"), "17\n");

        // When, Then
        assertThatThrownBy(cluster::prepare)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("was made by PostgreSQL 17");
    }

    @Test
    void isNotHeldUpByTheNumberOfAForeignProcess() throws IOException {
        // Given
        cluster.prepare();
        var file = data.folder().postgres().resolve("postmaster.pid");
        var foreign = new ProcessBuilder("sleep", "60").start();
        try {
            Files.write(
                    file,
                    List.of(
                            String.valueOf(foreign.pid()),
                            data.folder().postgres().toString(),
                            "1"));

            // When
            cluster.ignoreForeignPid();

            // Then
            assertThat(Files.readAllLines(file))
                    .first()
                    .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }
}
