package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that the service sends. The transport has read them to their ends. */
final class Downloads {

    private Downloads() {}

    /** A zip. */
    static byte[] zip(InputStream stream) {
        byte[] bytes = bytes(stream);
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw MissingField.of("a zip file");
        }
        return bytes;
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
            IOException cutOff = new EOFException("the response was cut off");
            throw new BmcException(false, String.valueOf(cutOff.getMessage()), cutOff, null);
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
