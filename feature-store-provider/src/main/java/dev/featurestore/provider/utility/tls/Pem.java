package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of text with binary content (RFC 7468).
 */
final class Pem {

    private static final int WIDTH = 64;
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN ([A-Z0-9 ]+)-----\\s+(?:[\\w-]+:[^\\n]*\\n)*([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private final String label;
    private final byte[] content;

    /**
     * @param label its label, such as {@code CERTIFICATE}
     * @param content the content
     */
    Pem(String label, byte[] content) {
        this.label = label;
        this.content = content;
    }

    String label() {
        return label;
    }

    byte[] content() {
        return content;
    }

    /**
     * Reads the first block of a text.
     *
     * @param name the argument with the text, for messages
     */
    static Pem read(String name, String text) throws ServiceException {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new ServiceException("Invalid " + name + ": no PEM block found.");
        }
        try {
            return new Pem(block.group(1), Base64.getMimeDecoder().decode(block.group(2)));
        } catch (IllegalArgumentException e) {
            throw new ServiceException("Invalid " + name + ": the PEM block is not Base64: " + e.getMessage());
        }
    }

    /** The text with a newline at its end. */
    String text() {
        String lines = Base64.getMimeEncoder(WIDTH, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }
}
