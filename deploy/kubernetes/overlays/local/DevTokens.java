import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stands in for an issuer on a developer's machine: makes a key pair, and tokens signed with it. A single file that
 * {@code java} runs as it is; {@code prepare} and {@code token} call it. Not for a cluster that others can reach.
 */
class DevTokens {

    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final String SANE = "[\\w.@|:+-]{1,255}";
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private final Path privateKey;
    private final Path publicKey;

    DevTokens(Path directory) {
        privateKey = directory.resolve("private-key");
        publicKey = directory.resolve("public-key");
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        var words = List.of(arguments);
        if (words.size() == 2 && words.get(0).equals("key")) {
            new DevTokens(Path.of(words.get(1))).makeKey();
        } else if (words.size() >= 3 && words.get(0).equals("token")) {
            var tokens = new DevTokens(Path.of(words.get(1)));
            System.out.println(tokens.token(words.get(2), words.subList(3, words.size())));
        } else {
            fail("Usage: key DIRECTORY | token DIRECTORY USER [ROLE...]");
        }
    }

    /** Keeps a pair that is there already. */
    private void makeKey() throws IOException, GeneralSecurityException {
        if (Files.exists(privateKey) && Files.exists(publicKey)) {
            return;
        }
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        Files.createDirectories(privateKey.toAbsolutePath().getParent());
        writeForOwner(privateKey, pair.getPrivate().getEncoded());
        writeForOwner(publicKey, pair.getPublic().getEncoded());
    }

    /** A token as an issuer would make it. */
    private String token(String user, List<String> roles) throws IOException, GeneralSecurityException {
        if (Files.notExists(privateKey)) {
            fail("There is no " + privateKey + ": run ./prepare first");
        }
        if (!user.matches(SANE) || !roles.stream().allMatch(role -> role.matches(SANE))) {
            fail("A user or role has up to 255 letters, digits or . @ | : + - _");
        }
        var groups = roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(","));
        var now = Instant.now();
        var payload = "{\"sub\":\"%s\",\"groups\":[%s],\"iat\":%s,\"exp\":%s}"
                .formatted(
                        user, groups, now.getEpochSecond(), now.plus(LIFETIME).getEpochSecond());
        var signed = encode(HEADER.getBytes(StandardCharsets.UTF_8))
                + '.'
                + encode(payload.getBytes(StandardCharsets.UTF_8));
        return signed + '.' + encode(sign(signed));
    }

    private byte[] sign(String text) throws IOException, GeneralSecurityException {
        var key = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(Files.readString(privateKey)));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(key));
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void writeForOwner(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(content));
    }

    private static void fail(String complaint) {
        System.err.println(complaint);
        System.exit(2);
    }
}
