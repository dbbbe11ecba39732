package dev.featurestore.operator.cloud;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bucket of Object Storage: {@code bucket}, or {@code bucket@namespace}. Source: "Bucket Names" in the documentation of
 * Object Storage.
 *
 * @param name its name
 * @param namespace the Object Storage namespace; empty for that of the user's tenancy
 */
public record BucketName(String name, Optional<String> namespace) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,256}");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * Reads a bucket's name.
     *
     * @throws IllegalArgumentException if the text is not one; the message is a clause that says why
     */
    public static BucketName parse(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the bucket name is missing");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a bucket name has only letters, digits, dots, dashes and underscores, at most 256");
        }
        if (at >= 0 && !NAMESPACE.matcher(text.substring(at + 1)).matches()) {
            throw new IllegalArgumentException("the namespace after the @ is missing or malformed");
        }
        return new BucketName(name, at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1)));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return name + namespace.map(n -> "@" + n).orElse("");
    }
}
