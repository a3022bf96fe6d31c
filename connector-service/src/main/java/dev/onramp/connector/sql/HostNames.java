package dev.onramp.connector.sql;

import io.netty.util.NetUtil;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a certificate is for a host, by its subject alternative names alone (RFC 6125). */
final class HostNames {

    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    private HostNames() {}

    static boolean isFor(X509Certificate certificate, String host) {
        var address = isAddress(host);
        return names(certificate).stream()
                .filter(name -> name.size() >= 2 && name.get(1) instanceof String)
                .anyMatch(name -> address
                        ? name.get(0).equals(ADDRESS) && sameAddress((String) name.get(1), host)
                        : name.get(0).equals(DNS) && matches((String) name.get(1), host));
    }

    /** A wildcard stands for the whole leftmost label and nothing else, and never right below the top. */
    static boolean matches(String pattern, String host) {
        var wanted = trimmed(host);
        var given = trimmed(pattern);
        if (!given.startsWith("*.")) {
            return given.equals(wanted);
        }
        var dot = wanted.indexOf('.');
        var parent = given.substring(1);
        return dot > 0 && parent.indexOf('.', 1) > 0 && wanted.substring(dot).equals(parent);
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    private static boolean sameAddress(String given, String host) {
        var one = NetUtil.createByteArrayFromIpAddressString(given);
        var other = NetUtil.createByteArrayFromIpAddressString(host);
        return one != null && other != null && Arrays.equals(one, other);
    }

    private static String trimmed(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static Collection<List<?>> names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
