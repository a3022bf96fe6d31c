package dev.onramp.connector.rotation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives the service a keyset of two keys, as it is while keys are rotated, and makes what the older key has made: written
 * by hand from Tink's description of its formats, so that the tests do not ask the code that they are about.
 */
public final class TwoKeys implements QuarkusTestResourceLifecycleManager {

    private static final int OLDER = 1001;
    private static final int PRIMARY = 1002;
    private static final int IV_LENGTH = 12;

    /** Its keyset takes the place of the one that the database comes with. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        var file = Path.of("target", "two-keys.json");
        try {
            Files.writeString(
                    file, "{\"primaryKeyId\": %d, \"key\": [%s, %s]}".formatted(PRIMARY, entry(OLDER), entry(PRIMARY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("onramp.secrets.keyset-file", file.toString());
    }

    @Override
    public void stop() {
        // The next start writes the same.
    }

    /** A ciphertext of today's form, made with the older key. */
    static String older(String plain, String row, String field, String destination) {
        return "tink:v2:" + encrypted(plain, row, field, destination);
    }

    /** A ciphertext of the first release, made with the older key. */
    static String ofTheFirstRelease(String plain, String row, String field) {
        return "tink:v1:" + encrypted(plain, row, field);
    }

    private static String encrypted(String plain, String... place) {
        try {
            var context = Stream.concat(Stream.of("connector-service"), Stream.of(place))
                    .map(part -> part.length() + ":" + part)
                    .collect(Collectors.joining());
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key(OLDER), "AES"));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            var sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var iv = cipher.getParameters()
                    .getParameterSpec(GCMParameterSpec.class)
                    .getIV();
            var whole = ByteBuffer.allocate(1 + Integer.BYTES + IV_LENGTH + sealed.length);
            whole.put((byte) 1).putInt(OLDER).put(iv).put(sealed);
            return Base64.getEncoder().encodeToString(whole.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] key(int id) {
        var key = new byte[32];
        Arrays.fill(key, (byte) id);
        return key;
    }

    /** The key's value is a protocol buffer whose field 3 is the key. */
    private static String entry(int id) {
        var value = ByteBuffer.allocate(34).put((byte) 0x1a).put((byte) 32).put(key(id));
        return """
                {"keyData": {"typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey", "value": "%s",
                 "keyMaterialType": "SYMMETRIC"}, "status": "ENABLED", "keyId": %d, "outputPrefixType": "TINK"}
                """.formatted(Base64.getEncoder().encodeToString(value.array()), id);
    }
}
