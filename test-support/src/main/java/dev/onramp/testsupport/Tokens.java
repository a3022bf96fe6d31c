package dev.onramp.testsupport;

import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/** Bearer tokens of test users, signed with a key of this JVM. */
public final class Tokens {

    private static final KeyPair KEY = generate();

    private Tokens() {}

    /** A token of {@code user} with {@code roles}. */
    public static String of(String user, String... roles) {
        return Jwt.subject(user)
                .groups(Set.of(roles))
                .expiresIn(Duration.ofMinutes(30))
                .sign(KEY.getPrivate());
    }

    /** A token that has expired. */
    public static String expired(String user) {
        return Jwt.subject(user).expiresAt(1).sign(KEY.getPrivate());
    }

    /** A token that somebody else signed. */
    public static String forged(String user) {
        return Jwt.subject(user)
                .expiresIn(Duration.ofMinutes(30))
                .sign(generate().getPrivate());
    }

    /** A token without a signature. */
    public static String unsigned(String user) {
        return base64("{\"alg\":\"none\"}") + "." + base64("{\"sub\":\"" + user + "\",\"exp\":99999999999}") + ".";
    }

    /** A token that takes our public key for a shared secret. */
    public static String symmetric(String user) {
        return Jwt.subject(user).expiresIn(Duration.ofMinutes(30)).signWithSecret(publicKey());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded());
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
