package dev.featurestore.maven.image;

/**
 * An image that its target has.
 *
 * @param record its digest, ID and reference, among others
 * @param built whether it was built; otherwise the target had it already
 */
public record BuiltImage(ImageRecord record, boolean built) {}
