package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of one file, run as an operator runs them. */
class ProgramsTest {

    private static final String NEW_KEYSET = "NewKeyset.java";
    private static final String DEV_TOKENS = "overlays/local/DevTokens.java";

    @Test
    void keysetIsOneThatTinkEncryptsWith() throws Exception {
        // Given
        AeadConfig.register();
        var keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                run(NEW_KEYSET).output(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        var aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        var plain = "secret".getBytes(StandardCharsets.UTF_8);

        // When
        var sealed = aead.encrypt(plain, new byte[0]);

        // Then
        assertThat(aead.decrypt(sealed, new byte[0])).isEqualTo(plain);
        assertThat(run(NEW_KEYSET).output()).isNotEqualTo(run(NEW_KEYSET).output());
    }

    @Test
    void tokenIsSignedWithTheKeyThatTheClusterKnows(@TempDir Path directory) throws Exception {
        // Given
        run(DEV_TOKENS, "key", directory.toString());

        // When
        var token = run(DEV_TOKENS, "token", directory.toString(), "alice", "viewer", "editor")
                .output()
                .strip();

        // Then
        var parts = token.split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        assertThat(decoded(parts[1]))
                .matches(
                        "\\{\"sub\":\"alice\",\"groups\":\\[\"viewer\",\"editor\"],\"iat\":[0-9]{10},\"exp\":[0-9]{10}}");
        assertThat(isSigned(parts, directory.resolve("public-key"))).isTrue();
    }

    @Test
    void keyIsMadeOnceAndForItsOwnerOnly(@TempDir Path directory) throws Exception {
        // Given
        run(DEV_TOKENS, "key", directory.toString());
        var first = Files.readString(directory.resolve("private-key"));

        // When
        run(DEV_TOKENS, "key", directory.toString());

        // Then
        assertThat(directory.resolve("private-key")).hasContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("private-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void tokenProgramRefusesWhatItCannotDo(@TempDir Path directory) throws Exception {
        assertThat(run(DEV_TOKENS).status()).isEqualTo(2);
        assertThat(run(DEV_TOKENS, "token", directory.toString(), "alice").status())
                .isEqualTo(2);
        run(DEV_TOKENS, "key", directory.toString());
        assertThat(run(DEV_TOKENS, "token", directory.toString(), "al\"ice").status())
                .isEqualTo(2);
    }

    private record Answer(int status, String output) {}

    /** In a language with digits of its own, because keys and tokens have none but ours. */
    private static Answer run(String program, String... arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Duser.language=ar", "-Duser.country=EG"));
        command.add(SourceTree.HERE.resolve(program).toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static boolean isSigned(String[] token, Path publicKey) throws GeneralSecurityException, IOException {
        var key = new X509EncodedKeySpec(Base64.getDecoder().decode(Files.readString(publicKey)));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(key));
        signature.update((token[0] + '.' + token[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token[2]));
    }
}
