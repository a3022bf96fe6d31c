package dev.onramp.democonfig.sow;

import dev.onramp.democonfig.evidence.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How documents for people look. It goes into each of them; its hash lets it, and nothing else, through their policy. */
@ApplicationScoped
public class Stylesheet {

    private final String text;
    private final String hash;

    Stylesheet() {
        this.text = read();
        this.hash = hash(text);
    }

    /** The rules, to be put between {@code <style>} and {@code </style>} as they are. */
    public String text() {
        return text;
    }

    /**
     * The value of {@code Content-Security-Policy} for a document with this style and nothing else that is loaded or run.
     *
     * @param forms where its forms may be sent, such as {@code 'self'}
     */
    public String policy(String forms) {
        return "default-src 'none'; style-src '" + hash + "'; form-action " + forms
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String read() {
        try (var in = Stylesheet.class.getResourceAsStream("/style/document.css")) {
            if (in == null) {
                throw new IllegalStateException("The style is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Hashes.digest(text));
    }
}
