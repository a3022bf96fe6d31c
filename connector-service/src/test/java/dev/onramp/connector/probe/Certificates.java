package dev.onramp.connector.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key whose certificate signs itself, made with the keytool of the JDK. */
record Certificates(SSLContext context, String pem) {

    private static final char[] PASSWORD = "only-for-tests".toCharArray();

    /** The certificate of this machine. */
    static final class Own {
        static final Certificates INSTANCE = of("dns:localhost,ip:127.0.0.1", 30);
    }

    /** The certificate of another host. */
    static final class Other {
        static final Certificates INSTANCE = of("dns:other.example", 30);
    }

    static Certificates of(String names, int days) {
        try {
            var file = Path.of("target", "cert-" + UUID.randomUUID() + ".p12").toAbsolutePath();
            var keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            var made = new ProcessBuilder(
                            keytool,
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-alias",
                            "server",
                            "-dname",
                            "CN=test",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(PASSWORD),
                            "-keystore",
                            file.toString(),
                            "-validity",
                            String.valueOf(days),
                            "-ext",
                            "san=" + names)
                    .redirectErrorStream(true)
                    .start();
            var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (made.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificates read(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var body = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("server").getEncoded());
        return new Certificates(context, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
