package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;

/** The name of an image, {@code [REGISTRY/]REPOSITORY[:TAG][@DIGEST]}. */
public final class ImageName {

    private final String text;
    private final ImageReference reference;

    private ImageName(String text, ImageReference reference) {
        this.text = text;
        this.reference = reference;
    }

    /**
     * Parses a name.
     *
     * @param property property that sets it, for the message
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is invalid
     */
    public static ImageName of(String text, String property) {
        try {
            return new ImageName(text, ImageReference.parse(text));
        } catch (InvalidImageReferenceException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    property + ": \"" + text + "\" is not an image name",
                    "Set [REGISTRY/]NAME[:TAG] in lower case, such as feature_store:v1",
                    e);
        }
    }

    /**
     * Parses the name of an image to build, which has no digest: the build decides it.
     *
     * @param property property that sets it, for the message
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is invalid, or has a digest
     */
    public static ImageName toBuild(String text, String property) {
        ImageName name = of(text, property);
        if (name.hasDigest()) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    property + ": must be [REGISTRY/]NAME[:TAG] without a digest, but is \"" + text + "\"",
                    "Set a tag instead of the digest, such as " + name.repository() + ":v1");
        }
        return name;
    }

    ImageReference reference() {
        return reference;
    }

    /** Host of its registry, with the port if the name has one; Docker Hub's if the name has no registry. */
    public String registry() {
        return reference.getRegistry();
    }

    /** Whether the name starts with a registry. */
    public boolean namesRegistry() {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }

    /** Whether it has a digest, so that it always refers to the same image. */
    public boolean hasDigest() {
        return reference.getDigest().isPresent();
    }

    /** The image of a digest by its full name. */
    public String at(String digest) {
        return repository() + "@" + digest;
    }

    /**
     * The image with another tag.
     *
     * @param property property that sets the tag, for the message
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if the tag is malformed
     */
    public ImageName tagged(String tag, String property) {
        if (!ImageReference.isValidTag(tag)) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    property + ": \"" + tag + "\" is not a tag",
                    "Set up to 128 letters, digits, underscores, periods and hyphens, separated from other tags by commas");
        }
        return of(repository() + ":" + tag, property);
    }

    /** Its tag; {@code latest} if it has neither a tag nor a digest. */
    String tag() {
        return reference.getTag().orElse("");
    }

    private String repository() {
        int digestAt = text.indexOf('@');
        String named = digestAt < 0 ? text : text.substring(0, digestAt);
        int colon = named.lastIndexOf(':');
        return colon > named.lastIndexOf('/') ? named.substring(0, colon) : named;
    }

    /** The text that was parsed. */
    @Override
    public String toString() {
        return text;
    }
}
