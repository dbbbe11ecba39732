package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.ServiceError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object.
 *
 * @param first the index of its first byte
 * @param length its size in bytes
 */
record Range(long first, long length) {

    private static final Pattern HEADER = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * Reads a {@code Range} header. One that is not of the form {@code bytes=…-…} counts as absent (RFC 9110).
     *
     * @throws ServiceError with status 416 if the range has no byte of the object
     */
    static Optional<Range> of(String header, long size) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches() || header.equals("bytes=-")) {
            return Optional.empty();
        }
        long first;
        long last = size - 1;
        if (matcher.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(matcher.group(2)));
        } else {
            first = Long.parseLong(matcher.group(1));
            if (!matcher.group(2).isEmpty()) {
                last = Math.min(last, Long.parseLong(matcher.group(2)));
            }
        }
        if (first >= size || last < first) {
            throw ServiceError.of(
                    416,
                    "InvalidRange",
                    "The range " + header + " is beyond the object's length of " + size + " bytes");
        }
        return Optional.of(new Range(first, last - first + 1));
    }

    /** The value of {@code Content-Range}. */
    String text(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
