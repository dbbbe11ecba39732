package dev.featurestore.operator.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An object of Object Storage as ADS writes it: {@code oci://bucket@namespace/object}. Source: "CLI Configuration" in the
 * documentation of ADS.
 *
 * @param bucket the bucket
 * @param namespace the Object Storage namespace, which is the tenancy's
 * @param object the object's name, which may have slashes in it
 */
public record ObjectAddress(String bucket, String namespace, String object) {

    /** The form, to be shown. */
    public static final String FORM = "oci://bucket@namespace/object";

    private static final String SCHEME = "oci:";
    private static final int LONGEST_OBJECT = 1024;

    /** Whether a text is meant as such an address and not as the path of a file. */
    public static boolean isMeant(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /**
     * The address that a text is.
     *
     * @throws IllegalArgumentException if it is none; the message says what is missing, to follow "found"
     */
    public static ObjectAddress parse(String text) {
        if (!text.startsWith(SCHEME + "//")) {
            throw new IllegalArgumentException("one that does not begin with oci://");
        }
        String rest = text.substring(SCHEME.length() + 2);
        int slash = rest.indexOf('/');
        String place = slash < 0 ? rest : rest.substring(0, slash);
        String object = slash < 0 ? "" : rest.substring(slash + 1);
        BucketName bucket = BucketName.parse(place);
        String namespace = bucket.namespace()
                .orElseThrow(() -> new IllegalArgumentException("one without @namespace after the bucket"));
        if (object.isEmpty()) {
            throw new IllegalArgumentException("one without an object after the namespace");
        }
        if (object.endsWith("/")) {
            throw new IllegalArgumentException("one that ends with a slash, as a folder would");
        }
        if (object.chars().anyMatch(Character::isISOControl)
                || object.getBytes(StandardCharsets.UTF_8).length > LONGEST_OBJECT) {
            throw new IllegalArgumentException("one whose object no bucket can hold");
        }
        return new ObjectAddress(bucket.name(), namespace, object);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return SCHEME + "//" + bucket + "@" + namespace + "/" + object;
    }
}
