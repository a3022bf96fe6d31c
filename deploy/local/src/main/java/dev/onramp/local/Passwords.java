package dev.onramp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords, made once and kept in one file each that only the user can read. */
final class Passwords {

    private static final int BYTES = 24;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Passwords(Path folder) {
        this.folder = folder;
    }

    /** Whether the role has a password already. */
    boolean has(String role) {
        return Files.exists(file(role));
    }

    /** The password of the role, made now if it has none. */
    String of(String role) {
        try {
            if (!has(role)) {
                keep(role, fresh());
            }
            return Files.readString(file(role)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new password that nobody has yet. Letters, digits, - and _ only. */
    String fresh() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Makes this the password of the role. */
    void keep(String role, String password) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var fresh = Files.createTempFile(folder, "." + role, "", ownerOnly);
            Files.writeString(fresh, password + "\n");
            // A crash must not leave half a password.
            Files.move(fresh, file(role), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String role) {
        return folder.resolve(role);
    }
}
