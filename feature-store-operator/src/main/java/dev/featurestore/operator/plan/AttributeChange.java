package dev.featurestore.operator.plan;

/**
 * A value that changes, or that makes its resource be replaced.
 *
 * @param path where it is in the resource, such as {@code shape_config[0].ocpus}
 * @param before what it is, in one line; a sensitive value is never told
 * @param after what it will be
 * @param known whether it is known what it will be
 */
public record AttributeChange(String path, String before, String after, boolean known) {}
