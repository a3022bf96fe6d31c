package dev.onramp.connector.sql;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.TlsMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the certificate of a database server is good enough. The clients differ in what they check, and one of
 * them cannot check the host, so none of them is asked to: what a mode promises holds for every dialect alike.
 */
final class TargetTrust extends X509ExtendedTrustManager {

    private static final X509Certificate[] NONE = {};

    private final TlsMode mode;
    private final String host;
    private final @Nullable X509TrustManager authorities;

    private TargetTrust(TlsMode mode, String host, @Nullable X509TrustManager authorities) {
        this.mode = mode;
        this.host = host;
        this.authorities = authorities;
    }

    /**
     * The trust that {@code mode} asks for.
     *
     * @param pem the certificate authorities to trust; those of the JVM if null
     * @throws SourceException if the PEM holds no certificate
     */
    static TargetTrust of(TlsMode mode, String host, @Nullable String pem) {
        var checks = mode == TlsMode.verify_ca || mode == TlsMode.verify_full;
        try {
            return new TargetTrust(mode, host, checks ? authorities(pem) : null);
        } catch (GeneralSecurityException | IOException e) {
            throw new SourceException(
                    FaultCode.TLS_FAILED,
                    "The certificate authorities cannot be read: give them as PEM in /options/ca_certificate.");
        }
    }

    private static X509TrustManager authorities(@Nullable String pem) throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(pem == null ? null : store(pem));
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager usable) {
                return usable;
            }
        }
        throw new GeneralSecurityException("There is no trust manager for X.509");
    }

    private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        int number = 0;
        for (var certificate : found) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        if (number == 0) {
            throw new CertificateException("There is no certificate");
        }
        return store;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (authorities != null) {
            checkAuthority(authorities, chain, authType);
        }
        if (mode == TlsMode.verify_full && !HostNames.isFor(chain[0], host)) {
            throw new OtherHostException();
        }
    }

    private static void checkAuthority(X509TrustManager authorities, X509Certificate[] chain, String authType)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType);
        } catch (CertificateException | IllegalArgumentException e) {
            throw new UntrustedException();
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new UntrustedException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new UntrustedException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new UntrustedException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NONE;
    }

    /** No trusted authority vouches for the certificate, or it is out of date. */
    static final class UntrustedException extends CertificateException {
        private static final long serialVersionUID = 1L;
    }

    /** The certificate is for another host. */
    static final class OtherHostException extends CertificateException {
        private static final long serialVersionUID = 1L;
    }
}
