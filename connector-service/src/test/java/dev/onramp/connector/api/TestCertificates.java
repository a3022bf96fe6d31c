package dev.onramp.connector.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates for the names of the tests, signed by an authority of their own. Made by the JDK's keytool. */
final class TestCertificates {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
        keytool("ca", "-genkeypair", "-dname", "CN=Test authority", "-ext", "bc:c=ca:true", "-validity", "3650");
        keytool("ca", "-exportcert", "-rfc", "-file", authority().toString());
    }

    /** PEM of the authority. */
    Path authority() {
        return folder.resolve("ca.pem");
    }

    /** A server with a certificate for {@code name} that the authority has signed. */
    SSLContext signed(String name, String start, int days) {
        var alias = "signed-" + name + days;
        keytool(alias, "-genkeypair", "-dname", "CN=" + name, "-validity", "3650");
        keytool(alias, "-certreq", "-file", folder.resolve(alias + ".csr").toString());
        keytool(
                "ca",
                "-gencert",
                "-rfc",
                "-infile",
                folder.resolve(alias + ".csr").toString(),
                "-outfile",
                folder.resolve(alias + ".pem").toString(),
                "-ext",
                "san=dns:" + name,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days));
        run(
                "ca-of-" + alias,
                alias,
                "-importcert",
                "-noprompt",
                "-file",
                authority().toString());
        keytool(
                alias,
                "-importcert",
                "-noprompt",
                "-file",
                folder.resolve(alias + ".pem").toString());
        return context(alias);
    }

    /** A server whose certificate nobody has signed. */
    SSLContext selfSigned(String name) {
        var alias = "self-" + name;
        keytool(alias, "-genkeypair", "-dname", "CN=" + name, "-ext", "san=dns:" + name, "-validity", "3650");
        return context(alias);
    }

    private SSLContext context(String store) {
        try (InputStream in = Files.newInputStream(folder.resolve(store + ".p12"))) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String alias, String command, String... options) {
        run(alias, alias, command, options);
    }

    private void run(String alias, String store, String command, String... options) {
        var call = new ArrayList<String>();
        call.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        call.addAll(List.of(command, "-alias", alias, "-storetype", "PKCS12", "-storepass", PASSWORD));
        call.addAll(List.of("-keystore", folder.resolve(store + ".p12").toString()));
        if (command.equals("-genkeypair")) {
            call.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        call.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(call).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
