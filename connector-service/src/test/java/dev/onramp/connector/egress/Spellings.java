package dev.onramp.connector.egress;

import java.util.Locale;

/** Addresses as text. */
final class Spellings {

    private Spellings() {}

    static String dotted(byte[] address) {
        return (address[0] & 0xff) + "." + (address[1] & 0xff) + "." + (address[2] & 0xff) + "." + (address[3] & 0xff);
    }

    static String groups(byte[] address, boolean padded) {
        var text = new StringBuilder();
        for (int i = 0; i < address.length; i += 2) {
            int group = (address[i] & 0xff) << 8 | (address[i + 1] & 0xff);
            text.append(i == 0 ? "" : ":").append(String.format(Locale.ROOT, padded ? "%04x" : "%x", group));
        }
        return text.toString();
    }
}
