package dev.onramp.connector.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Characters. */
final class Texts {

    private Texts() {}

    /** Whether there is a control character or half a surrogate pair in it. */
    static boolean isHostile(String text) {
        return text.codePoints().anyMatch(Texts::isHostile);
    }

    private static boolean isHostile(int character) {
        return Character.isISOControl(character) || (character >= 0xd800 && character <= 0xdfff);
    }

    /** Whether all of it is visible ASCII. */
    static boolean isVisibleAscii(String text) {
        return text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    /** {@code text} without its percent escapes; null if one is broken, or the bytes are not UTF-8. */
    static @Nullable String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.put(bytes[i]);
                continue;
            }
            int value = i + 2 < bytes.length ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : -1;
            if (value < 0 || hex(bytes[i + 2]) < 0) {
                return null;
            }
            decoded.put((byte) value);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** The value of an ASCII digit, less than -15 for everything else. */
    private static int hex(byte digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        if (digit >= 'a' && digit <= 'f') {
            return digit - 'a' + 10;
        }
        return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1000;
    }
}
