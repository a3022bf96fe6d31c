package dev.onramp.defaults.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.crypto.tink.KeysetHandle;
import dev.onramp.defaults.operation.OnrampConfig.SecretsConfig;
import dev.onramp.defaults.operation.Running;
import dev.onramp.testsupport.Parallel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetFileTest {

    private static final byte[] CONTEXT = {1};

    @TempDir
    private Path folder;

    @Test
    void isMadeOnFirstUse() throws Exception {
        // Given
        var file = folder.resolve("keys/of/the/service.json");

        // When
        var made = KeysetFile.load(making(file));

        // Then
        assertThat(open(KeysetFile.load(reading(file)), seal(made, "secret"))).isEqualTo("secret");
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        // Given
        var file = folder.resolve("keyset.json");

        // When
        KeysetFile.load(making(file));

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isNeverMadeASecondTime() throws Exception {
        // Given
        var file = folder.resolve("keyset.json");
        KeysetFile.load(making(file));
        var before = Files.readString(file);

        // When
        KeysetFile.load(making(file));

        // Then
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @RepeatedTest(5)
    void isTheSameForAllThatStartAtOnce() throws Exception {
        // Given
        var file = folder.resolve("keyset.json");

        // When
        var start = new CountDownLatch(8);
        var started = Parallel.run(8, () -> {
            start.countDown();
            start.await();
            return KeysetFile.load(making(file));
        });

        // Then
        var sealed = seal(started.get(0), "secret");
        for (var other : started) {
            assertThat(open(other, sealed)).isEqualTo("secret");
        }
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isNotMadeUnlessThatIsWanted() {
        // Given
        var file = folder.resolve("keyset.json");

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> KeysetFile.load(reading(file)))
                .withMessageContaining("onramp.secrets.keyset-file")
                .withMessageContaining(file.toString());
        assertThat(file).doesNotExist();
    }

    @Test
    void mustBeNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KeysetFile.load(Running.in("prod").onramp().secrets()))
                .withMessageContaining("onramp.secrets.keyset-file");
    }

    @Test
    void mustBeAFile() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KeysetFile.load(making(folder)))
                .withMessageContaining("onramp.secrets.keyset-file");
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("file"), "").resolve("keyset.json");

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> KeysetFile.load(making(file)))
                .withMessageContaining("onramp.secrets.keyset-file")
                .withMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s3cr3t",
                "{",
                "{}",
                "[]",
                "null",
                "5",
                "\"s3cr3t\"",
                "{\"s3cr3t\": 1}",
                "{\"primaryKeyId\": 1}",
                "{\"primaryKeyId\": 1, \"key\": []}",
                "{\"primaryKeyId\": \"s3cr3t\", \"key\": []}",
                "{\"primaryKeyId\": 1, \"key\": [\"s3cr3t\"]}",
                "{\"primaryKeyId\": 1, \"key\": [{}]}",
                "{\"primaryKeyId\": 1, \"key\": [{\"keyData\": \"s3cr3t\"}]}",
                "{\"primaryKeyId\": 99999999999999999999, \"key\": []}",
                "{\"encryptedKeyset\": \"s3cr3t\"}",
                "\u0000\u0000s3cr3t"
            })
    void garbageIsNotRepeatedInTheFailure(String garbage) throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("keyset.json"), garbage);

        // When
        var failure = catchThrowable(() -> KeysetFile.load(making(file)));

        // Then
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasNoCause();
        assertThat(failure).hasMessageContaining("onramp.secrets.keyset-file").hasMessageNotContaining("s3cr3t");
        assertThat(file).content().isEqualTo(garbage);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        // Given
        var file = Files.write(folder.resolve("keyset.json"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> KeysetFile.load(reading(file)))
                .withMessageContaining("onramp.secrets.keyset-file");
    }

    @ParameterizedTest
    @CsvSource({
        "AesGcmKey, HmacKey",
        "AesGcmKey, Unheard",
        "ENABLED, DISABLED",
        "ENABLED, DESTROYED",
        "ENABLED, UNKNOWN_STATUS"
    })
    void keysetThatCannotEncryptIsRefused(String part, String other) throws Exception {
        // Given
        var file = folder.resolve("keyset.json");
        KeysetFile.load(making(file));
        var keyset = Files.readString(file);
        Files.writeString(file, keyset.replace(part, other));

        // When
        var failure = catchThrowable(() -> KeysetFile.load(reading(file)));

        // Then
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasNoCause();
        assertThat(failure)
                .hasMessageContaining("onramp.secrets.keyset-file")
                .hasMessageNotContaining(keyMaterial(keyset).substring(4, 12));
    }

    private static Path damaged = Path.of("");
    private static String whole = "";

    @BeforeContainer
    static void makeAKeysetToDamage() throws Exception {
        damaged = Files.createTempFile("keyset", ".json");
        Files.delete(damaged);
        KeysetFile.load(making(damaged));
        whole = Files.readString(damaged);
    }

    @AfterContainer
    static void removeIt() throws IOException {
        Files.delete(damaged);
    }

    @Property
    void damagedKeysetWorksOrIsRefusedWithoutItsContent(@ForAll("damages") String keyset) throws Exception {
        // Given
        Files.writeString(damaged, keyset);

        // When
        var failure = catchThrowable(() -> seal(KeysetFile.load(reading(damaged)), "secret"));

        // Then
        assertThat(failure == null || failure instanceof IllegalStateException)
                .as(String.valueOf(failure))
                .isTrue();
        assertThat(String.valueOf(failure)).doesNotContain(keyMaterial(whole).substring(4, 12));
    }

    @Provide
    Arbitrary<String> damages() {
        var edits = Arbitraries.of("", "x", "\"", "{", "}", "[", "]", ":", "\\", "0", "=", "\0");
        return Arbitraries.integers()
                .between(0, whole.length() - 1)
                .flatMap(place -> edits.map(edit -> whole.substring(0, place) + edit + whole.substring(place + 1)));
    }

    private static String keyMaterial(String keyset) {
        var value = keyset.replaceAll("\\s", "").replaceFirst(".*\"value\":\"", "");
        return value.substring(0, value.indexOf('"'));
    }

    private static SecretsConfig making(Path file) {
        return settings(file)
                .with("onramp.secrets.create-keyset", "true")
                .onramp()
                .secrets();
    }

    private static SecretsConfig reading(Path file) {
        return settings(file).onramp().secrets();
    }

    private static Running settings(Path file) {
        return Running.in("test").with("onramp.secrets.keyset-file", file.toString());
    }

    private static byte[] seal(KeysetHandle keyset, String text) throws GeneralSecurityException {
        return KeysetFile.aead(keyset).encrypt(text.getBytes(StandardCharsets.UTF_8), CONTEXT);
    }

    private static String open(KeysetHandle keyset, byte[] sealed) throws GeneralSecurityException {
        return new String(KeysetFile.aead(keyset).decrypt(sealed, CONTEXT), StandardCharsets.UTF_8);
    }
}
