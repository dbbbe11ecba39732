package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Files that the service sends. The transport has read them to their ends. */
final class Downloads {

    /** Signature of the end of central directory record (APPNOTE.TXT, 4.3.16). */
    private static final byte[] END = {'P', 'K', 5, 6};

    private Downloads() {}

    /** A zip. */
    static byte[] zip(InputStream stream) {
        byte[] bytes = bytes(stream);
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw MissingField.of("a zip file");
        }
        if (!hasEnd(bytes)) {
            throw cutOff();
        }
        return bytes;
    }

    /** Whether there is a zip's last record, which a comment may follow. */
    private static boolean hasEnd(byte[] zip) {
        for (int i = zip.length - END.length; i >= 0; i--) {
            if (Arrays.equals(zip, i, i + END.length, END, 0, END.length)) {
                return true;
            }
        }
        return false;
    }

    private static BmcException cutOff() {
        IOException cause = new EOFException("the response was cut off");
        return new BmcException(false, String.valueOf(cause.getMessage()), cause, null);
    }

    /** A JSON object. */
    static byte[] json(InputStream stream) {
        byte[] bytes = bytes(stream);
        int start = 0;
        while (start < bytes.length && Character.isWhitespace(bytes[start])) {
            start++;
        }
        if (start == bytes.length || bytes[start] != '{') {
            throw MissingField.of("a JSON object");
        }
        int end = bytes.length - 1;
        while (end > start && Character.isWhitespace(bytes[end])) {
            end--;
        }
        if (bytes[end] != '}') {
            throw cutOff();
        }
        return bytes;
    }

    private static byte[] bytes(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
