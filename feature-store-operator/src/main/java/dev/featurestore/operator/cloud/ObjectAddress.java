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

    /** The form of an address, for messages. */
    public static final String FORM = "oci://bucket@namespace/object";

    private static final String SCHEME = "oci:";
    private static final int LONGEST_OBJECT = 1024;

    /** Whether a text starts like such an address, and so is not the path of a file. */
    public static boolean isMeant(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if the text is not one; the message is a clause that says why
     */
    public static ObjectAddress parse(String text) {
        if (!text.startsWith(SCHEME + "//")) {
            throw new IllegalArgumentException("the address of an object must start with oci://");
        }
        String rest = text.substring(SCHEME.length() + 2);
        int slash = rest.indexOf('/');
        String place = slash < 0 ? rest : rest.substring(0, slash);
        String object = slash < 0 ? "" : rest.substring(slash + 1);
        BucketName bucket = BucketName.parse(place);
        String namespace = bucket.namespace()
                .orElseThrow(() -> new IllegalArgumentException("the @namespace after the bucket is missing"));
        if (object.isEmpty()) {
            throw new IllegalArgumentException("the object name after the namespace is missing");
        }
        if (object.endsWith("/")) {
            throw new IllegalArgumentException("the object name ends with a slash, as a folder does");
        }
        if (object.chars().anyMatch(Character::isISOControl)
                || object.getBytes(StandardCharsets.UTF_8).length > LONGEST_OBJECT) {
            throw new IllegalArgumentException("the object name has control characters or more than 1024 bytes");
        }
        return new ObjectAddress(bucket.name(), namespace, object);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return SCHEME + "//" + bucket + "@" + namespace + "/" + object;
    }
}
