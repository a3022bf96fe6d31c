package dev.onramp.connector.api;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What went wrong in a TLS handshake, by the exceptions of the JDK and of Netty. */
final class TlsFaults {

    private static final int MAX_CAUSES = 16;

    /** The JDK has no exception of its own for a certificate of another host, but its words are stable. */
    private static final Pattern OTHER_HOST =
            Pattern.compile("^(No subject alternative|No name matching|Illegal given domain name)");

    private TlsFaults() {}

    /** The fault that {@code failure} tells of; null if it is not about TLS. */
    static @Nullable SourceException of(Throwable failure) {
        var causes = causes(failure);
        if (has(causes, NotSslRecordException.class::isInstance)) {
            return new SourceException(
                    FaultCode.TLS_UNSUPPORTED,
                    "The server does not speak TLS on this port. Check the port and the TLS mode.");
        }
        if (has(causes, SslHandshakeTimeoutException.class::isInstance)) {
            return new SourceException(
                    FaultCode.TLS_TIMEOUT,
                    "The server did not finish the TLS handshake in time. Check that the port speaks TLS.");
        }
        if (has(causes, TlsFaults::isAboutAPath)) {
            return untrusted(causes);
        }
        if (has(causes, TlsFaults::isAboutAnotherHost)) {
            return new SourceException(
                    FaultCode.TLS_HOSTNAME,
                    "The certificate of the server is for another host name. Use the name that the certificate has.");
        }
        if (has(causes, CertificateException.class::isInstance)) {
            return untrusted(causes);
        }
        if (has(causes, SSLException.class::isInstance)) {
            return new SourceException(
                    FaultCode.TLS_FAILED,
                    "The TLS handshake failed: the server and this service found no common version, cipher or"
                            + " certificate.");
        }
        return null;
    }

    private static SourceException untrusted(List<Throwable> causes) {
        if (has(causes, TlsFaults::isAboutTime)) {
            return new SourceException(
                    FaultCode.TLS_UNTRUSTED,
                    "The certificate of the server has expired, or is not valid yet. Renew it.");
        }
        return new SourceException(
                FaultCode.TLS_UNTRUSTED,
                "The certificate of the server is not signed by an authority that is trusted here. "
                        + "Use a certificate of a trusted authority.");
    }

    private static boolean isAboutAPath(Throwable cause) {
        return cause instanceof CertPathValidatorException || cause instanceof CertPathBuilderException;
    }

    private static boolean isAboutTime(Throwable cause) {
        return cause instanceof CertificateExpiredException
                || cause instanceof CertificateNotYetValidException
                || (cause instanceof CertPathValidatorException path
                        && (path.getReason() == BasicReason.EXPIRED || path.getReason() == BasicReason.NOT_YET_VALID));
    }

    private static boolean isAboutAnotherHost(Throwable cause) {
        return cause instanceof SSLPeerUnverifiedException
                || (cause instanceof CertificateException
                        && OTHER_HOST
                                .matcher(String.valueOf(cause.getMessage()))
                                .find());
    }

    private static boolean has(List<Throwable> causes, Predicate<Throwable> wanted) {
        return causes.stream().anyMatch(wanted);
    }

    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        Throwable next = failure;
        while (next != null && causes.size() < MAX_CAUSES) {
            causes.add(next);
            next = next.getCause();
        }
        return causes;
    }
}
