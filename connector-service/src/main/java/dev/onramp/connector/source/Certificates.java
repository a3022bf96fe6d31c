package dev.onramp.connector.source;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Certificates of authorities, as PEM. */
final class Certificates {

    /** How a certificate begins. */
    static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    private static final String BEGIN_ANY = "-----BEGIN ";
    private static final int MAX_LENGTH = 65_536;

    private Certificates() {}

    /** Whether it holds certificates that can be read, and nothing else, such as a private key. */
    static boolean isPem(String pem) {
        return pem.length() <= MAX_LENGTH && holdsOnlyCertificates(pem) && isReadable(pem);
    }

    private static boolean holdsOnlyCertificates(String pem) {
        int at = pem.indexOf(BEGIN_ANY);
        boolean only = at >= 0;
        while (only && at >= 0) {
            only = pem.startsWith(BEGIN, at);
            at = pem.indexOf(BEGIN_ANY, at + 1);
        }
        return only;
    }

    private static boolean isReadable(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(bytes)
                    .isEmpty();
        } catch (CertificateException unreadable) {
            return false;
        }
    }
}
