package dev.featurestore.operator.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style sheet and the script of the page. Its policy permits these two, by their digests, and nothing else: no request, and no
 * script or style that text from outside would bring.
 *
 * @param style the style sheet
 * @param script the script, which the page does not need
 */
public record PageAssets(String style, String script) {

    static PageAssets read() {
        return new PageAssets(text("report.css"), text("report.js"));
    }

    /** The Content-Security-Policy ("Content Security Policy Level 3" of W3C). */
    public String policy() {
        return "default-src 'none'; style-src " + digest(style) + "; script-src " + digest(script)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
