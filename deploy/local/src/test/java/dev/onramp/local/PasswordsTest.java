package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {

    @TempDir
    private Path folder;

    @Test
    void makesAPasswordOnceAndKeepsItForTheUserAlone() throws IOException {
        // Given
        var made = new Passwords(folder).of("connector_owner");

        // When
        var found = new Passwords(folder).of("connector_owner");

        // Then
        assertThat(found).isEqualTo(made).matches("[A-Za-z0-9_-]{32}");
        assertThat(Files.getPosixFilePermissions(folder.resolve("connector_owner")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void givesEachRoleItsOwn() {
        // When
        var passwords = new Passwords(folder);

        // Then
        assertThat(passwords.of("connector_owner")).isNotEqualTo(passwords.of("connector_service"));
    }
}
