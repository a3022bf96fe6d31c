package dev.onramp.defaults.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.onramp.defaults.operation.Running;
import dev.onramp.defaults.secret.Secrets.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String CANARY = "s3cr3t-canary";
    private static final Place PLACE = new Place("row-1", "password");
    private static final String PREFIX = "tink:v2:";

    private static Path file = Path.of("");

    @BeforeAll
    @BeforeContainer
    static void makeAKeyset() throws IOException {
        file = Files.createTempFile("keyset", ".json");
        Files.delete(file);
    }

    @AfterAll
    @AfterContainer
    static void removeIt() throws IOException {
        Files.deleteIfExists(file);
    }

    private final Secrets secrets = of("connector-service");

    @Property
    void anySecretReadsBackTheSame(
            @ForAll("texts") String secret, @ForAll("texts") String row, @ForAll("texts") String field) {
        // Given
        var place = new Place(row, field);

        // When
        var sealed = secrets.seal(secret, place);

        // Then
        assertThat(secrets.isSealed(sealed)).isTrue();
        assertThat(secrets.open(sealed, place)).isEqualTo(secret);
    }

    @Test
    void ciphertextShowsNothingOfTheSecret() {
        // When
        var sealed = secrets.seal(CANARY, PLACE);

        // Then
        assertThat(new String(
                        Base64.getDecoder().decode(sealed.substring(PREFIX.length())), StandardCharsets.ISO_8859_1))
                .doesNotContain(CANARY);
    }

    @Test
    void sameSecretHasAnotherCiphertextEachTime() {
        assertThat(Stream.generate(() -> secrets.seal(CANARY, PLACE)).limit(100))
                .doesNotHaveDuplicates();
    }

    static Stream<Arguments> otherPlaces() {
        return Stream.of(
                Arguments.of(PLACE, new Place("row-2", "password")),
                Arguments.of(PLACE, new Place("row-1", "connection_string")),
                Arguments.of(PLACE, new Place("password", "row-1")),
                Arguments.of(PLACE, new Place("ROW-1", "password")),
                Arguments.of(PLACE, new Place("", "")),
                Arguments.of(new Place("a", "b", "here"), new Place("a", "b", "there")),
                Arguments.of(new Place("a", "b", "here"), new Place("a", "b")),
                Arguments.of(new Place("a", "b", "c"), new Place("a", "c", "b")),
                Arguments.of(new Place("a", "b", "cd"), new Place("a", "bc", "d")),
                Arguments.of(new Place("a", "bc"), new Place("ab", "c")),
                Arguments.of(new Place("a1:b", "c"), new Place("a", "b1:c")),
                Arguments.of(new Place("", "3:abc"), new Place("3:abc", "")));
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void ciphertextOpensAtItsPlaceOnly(Place place, Place other) {
        // Given
        var sealed = secrets.seal(CANARY, place);

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open(sealed, other))
                .withNoCause()
                .withMessage("A secret cannot be decrypted at " + other.field());
    }

    @Property
    void noTwoPlacesAreTheSame(
            @ForAll("parts") String row,
            @ForAll("parts") String field,
            @ForAll("parts") String destination,
            @ForAll("parts") String otherRow,
            @ForAll("parts") String otherField,
            @ForAll("parts") String otherDestination) {
        // Given
        var place = new Place(row, field, destination);
        var other = new Place(otherRow, otherField, otherDestination);
        var sealed = secrets.seal(CANARY, place);

        // Then
        if (place.equals(other)) {
            assertThat(secrets.open(sealed, other)).isEqualTo(CANARY);
        } else {
            assertThatIllegalStateException().isThrownBy(() -> secrets.open(sealed, other));
        }
    }

    @Test
    void ciphertextOfTheFirstReleaseOpensWhateverTheDestination() throws Exception {
        // Given
        var sealed = sealedByTheFirstRelease(CANARY, "row-1", "password");

        // Then
        assertThat(secrets.isSealed(sealed)).isTrue();
        assertThat(secrets.open(sealed, new Place("row-1", "password", "db.example.com")))
                .isEqualTo(CANARY);
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open(sealed, new Place("row-2", "password", "db.example.com")));
    }

    @Test
    void ciphertextThatTheFirstReleaseTookForPlainTextOpensAtItsPlaceOnly() throws Exception {
        // Given
        var place = new Place("row-1", "password", "db.example.com");
        var ours = secrets.seal(CANARY, place);

        // When
        var twice = sealedByTheFirstRelease(ours, "row-1", "password");

        // Then
        assertThat(secrets.open(twice, place)).isEqualTo(CANARY);
        assertThat(secrets.isCurrent(twice)).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open(twice, new Place("row-1", "password", "evil.example.com")))
                .withNoCause()
                .withMessage("A secret cannot be decrypted at password");
    }

    @Test
    void ciphertextOfTodayCannotBePassedOffAsOneOfTheFirstRelease() {
        // Given
        var sealed = secrets.seal(CANARY, new Place("row-1", "password", "db.example.com"));

        // When
        var disguised = sealed.replace(PREFIX, "tink:v1:");

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open(disguised, new Place("row-1", "password", "evil.example.com")));
    }

    @Test
    void onlyWhatThePrimaryKeyMadeInTodaysFormIsCurrent() throws Exception {
        // Given
        var rotated = Files.createTempFile("rotated", ".json");
        Files.copy(file, rotated, StandardCopyOption.REPLACE_EXISTING);
        var before = of("connector-service", rotated);
        var sealed = before.seal(CANARY, PLACE);
        addPrimaryKey(rotated);

        // When
        var after = of("connector-service", rotated);
        Files.delete(rotated);

        // Then
        assertThat(before.isCurrent(sealed)).isTrue();
        assertThat(after.isCurrent(sealed)).isFalse();
        assertThat(after.isCurrent(after.seal(after.open(sealed, PLACE), PLACE)))
                .isTrue();
        assertThat(before.isCurrent(sealedByTheFirstRelease(CANARY, "row-1", "password")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "tink:v2:", "tink:v2:not base64!", "tink:v2:AAAA", "tink:v2:AQAAAAA="})
    void whatIsNoCiphertextIsNotCurrent(String stored) {
        assertThat(secrets.isCurrent(stored)).isFalse();
    }

    @Test
    void ciphertextOpensInItsServiceOnly() {
        // Given
        var sealed = secrets.seal(CANARY, PLACE);

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> of("onboarding-service").open(sealed, PLACE));
    }

    @Property
    void changedCiphertextDoesNotOpen(
            @ForAll @IntRange(max = 1000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        // Given
        var bytes = Base64.getDecoder().decode(secrets.seal(CANARY, PLACE).substring(PREFIX.length()));
        bytes[place % bytes.length] ^= (byte) change;
        var changed = PREFIX + Base64.getEncoder().encodeToString(bytes);

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open(changed, PLACE))
                .withNoCause()
                .withMessage("A secret cannot be decrypted at password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cr3t-canary", "====", "AA==", "not base64!", "\0", "ü"})
    void whatOnlyLooksLikeACiphertextIsNotRepeatedInTheFailure(String rest) {
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open(PREFIX + rest, PLACE))
                .withNoCause()
                .withMessage("A secret cannot be decrypted at password");
    }

    @Property
    void anyTextOpensOrIsRefusedWithoutIt(@ForAll String rest) {
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open(PREFIX + rest, PLACE))
                .withNoCause()
                .withMessage("A secret cannot be decrypted at password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Server=localhost;Database=test;",
                "tink:v3:AAAA",
                "TINK:V2:AAAA",
                " tink:v1:AAAA",
                "tink:v1",
                "tink:v2"
            })
    void plainTextWrittenBySqlPassesThrough(String plain) {
        assertThat(secrets.isSealed(plain)).isFalse();
        assertThat(secrets.open(plain, PLACE)).isEqualTo(plain);
    }

    @Test
    void secretThatLooksLikeACiphertextIsASecretLikeAnyOther() {
        // Given
        var secret = secrets.seal(CANARY, PLACE);

        // When
        var sealed = secrets.seal(secret, PLACE);

        // Then
        assertThat(secrets.open(sealed, PLACE)).isEqualTo(secret);
    }

    @Test
    void oldCiphertextsOpenAfterARotation() throws Exception {
        // Given
        var rotated = Files.createTempFile("rotated", ".json");
        Files.copy(file, rotated, StandardCopyOption.REPLACE_EXISTING);
        var sealed = of("connector-service", rotated).seal(CANARY, PLACE);

        // When
        addPrimaryKey(rotated);

        // Then
        var later = of("connector-service", rotated);
        assertThat(later.open(sealed, PLACE)).isEqualTo(CANARY);
        assertThat(keyOf(later.seal(CANARY, PLACE))).isNotEqualTo(keyOf(sealed));
        Files.delete(rotated);
    }

    @Test
    void newCiphertextsDoNotOpenWithoutTheNewKey() throws Exception {
        // Given
        var rotated = Files.createTempFile("rotated", ".json");
        Files.copy(file, rotated, StandardCopyOption.REPLACE_EXISTING);
        addPrimaryKey(rotated);
        var sealed = of("connector-service", rotated).seal(CANARY, PLACE);
        Files.delete(rotated);

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open(sealed, PLACE))
                .withNoCause()
                .withMessage("A secret cannot be decrypted at password");
    }

    @Test
    void serviceWithoutAKeysetDoesNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> of("connector-service", file.resolveSibling("nowhere-" + file.getFileName()), false));
    }

    @Test
    void longSecretsAreKept() {
        // Given
        var secret = "x".repeat(1_000_000);

        // Then
        assertThatCode(() -> assertThat(secrets.open(secrets.seal(secret, PLACE), PLACE))
                        .hasSize(1_000_000))
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString)
                .list()
                .ofMaxSize(20)
                .map(points -> String.join("", points));
    }

    @Provide
    Arbitrary<String> parts() {
        return Arbitraries.strings().withChars("1:a").ofMaxLength(4);
    }

    /** What the first release stores of {@code plain}, which to it is whatever does not start with tink:v1. */
    private static String sealedByTheFirstRelease(String plain, String row, String field) throws Exception {
        var service = "connector-service";
        var context = Stream.of(service, row, field)
                .map(part -> part.length() + ":" + part)
                .reduce("", String::concat);
        var config = Running.in("test").with("onramp.secrets.keyset-file", file.toString());
        var sealed = KeysetFile.aead(KeysetFile.load(config.onramp().secrets()))
                .encrypt(plain.getBytes(StandardCharsets.UTF_8), context.getBytes(StandardCharsets.UTF_8));
        return "tink:v1:" + Base64.getEncoder().encodeToString(sealed);
    }

    /** Tink writes the id of the key behind the version byte. */
    private static String keyOf(String sealed) {
        var bytes = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
        return HexFormat.of().formatHex(bytes, 0, 5);
    }

    private static void addPrimaryKey(Path keyset) throws GeneralSecurityException, IOException {
        var old = TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(keyset), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        var rotated = KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        Files.writeString(
                keyset,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        rotated, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }

    private static Secrets of(String service) {
        return of(service, file);
    }

    private static Secrets of(String service, Path keyset) {
        return of(service, keyset, true);
    }

    private static Secrets of(String service, Path keyset, boolean make) {
        try {
            return new Secrets(
                    service,
                    Running.in("test")
                            .with("onramp.secrets.keyset-file", keyset.toString())
                            .with("onramp.secrets.create-keyset", String.valueOf(make))
                            .onramp());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
