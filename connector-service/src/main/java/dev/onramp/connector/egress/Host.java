package dev.onramp.connector.egress;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody calls a machine: an address, or a name that can only be a name. */
final class Host {

    private static final int LONGEST_NAME = 253;

    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?");

    /** Resolvers of the C world take a name that ends so for an address in disguise. */
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

    private final String name;
    private final byte @Nullable [] address;

    private Host(String name, byte @Nullable [] address) {
        this.name = name;
        this.address = address;
    }

    /** Reads {@code text}; null if it is neither an address nor a name. */
    static @Nullable Host parse(String text) {
        var address = Literals.parse(text);
        if (address != null) {
            return new Host(text, address);
        }
        var name = ascii(text);
        return name.length() <= LONGEST_NAME
                        && NAME.matcher(name).matches()
                        && !NUMBER_AT_THE_END.matcher(name).matches()
                ? new Host(name, null)
                : null;
    }

    private static String ascii(String text) {
        try {
            return IDN.toASCII(text).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** In small ASCII letters, or the address as it was written. */
    String name() {
        return name;
    }

    /** Null if it is a name. */
    byte @Nullable [] address() {
        return address == null ? null : address.clone();
    }

    /** Whether {@code text} is the same name or, however it is spelt, the same address. */
    boolean isCalled(String text) {
        return address == null ? name.equalsIgnoreCase(text) : Arrays.equals(address, Literals.parse(text));
    }
}
