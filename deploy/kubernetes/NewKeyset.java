import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Prints a new Tink keyset in JSON, with one AES-256-GCM key. A single file that {@code java} runs as it is: whoever sets
 * up a cluster needs no Tink for it, and the key need not be written to a disk.
 */
class NewKeyset {

    private static final int KEY_BYTES = 32;

    private NewKeyset() {}

    public static void main(String[] arguments) {
        var random = new SecureRandom();
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        // The protobuf message AesGcmKey: field 3 (key_value) and its length, then the key.
        var message = ByteBuffer.allocate(2 + KEY_BYTES)
                .put((byte) 0x1A)
                .put((byte) KEY_BYTES)
                .put(key)
                .array();
        System.out.printf(
                """
                {
                  "primaryKeyId": %1$s,
                  "key": [
                    {
                      "keyData": {
                        "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey",
                        "value": "%2$s",
                        "keyMaterialType": "SYMMETRIC"
                      },
                      "status": "ENABLED",
                      "keyId": %1$s,
                      "outputPrefixType": "TINK"
                    }
                  ]
                }
                """,
                // As text: %d would use the digits of the machine's locale.
                Integer.toString(random.nextInt(1, Integer.MAX_VALUE)),
                Base64.getEncoder().encodeToString(message));
    }
}
