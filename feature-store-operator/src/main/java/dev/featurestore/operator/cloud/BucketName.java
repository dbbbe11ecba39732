package dev.featurestore.operator.cloud;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bucket of Object Storage: {@code bucket}, or {@code bucket@namespace}. Source: "Bucket Names" in the documentation of
 * Object Storage.
 *
 * @param name its name
 * @param namespace the Object Storage namespace; without one it is that of the tenancy of whoever asks
 */
public record BucketName(String name, Optional<String> namespace) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,256}");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * The bucket that a text names.
     *
     * @throws IllegalArgumentException if it names none; the message says why, to follow "found"
     */
    public static BucketName parse(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("one without a bucket");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "one whose bucket has other characters than letters, digits, dots, dashes and underscores");
        }
        if (at >= 0 && !NAMESPACE.matcher(text.substring(at + 1)).matches()) {
            throw new IllegalArgumentException("one whose namespace after the @ is missing or malformed");
        }
        return new BucketName(name, at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1)));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return name + namespace.map(n -> "@" + n).orElse("");
    }
}
