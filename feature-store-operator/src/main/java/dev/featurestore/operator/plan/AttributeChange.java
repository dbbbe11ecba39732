package dev.featurestore.operator.plan;

/**
 * A value that changes, or that causes the replacement of its resource.
 *
 * @param path its path in the resource, such as {@code shape_config[0].ocpus}
 * @param before the old value, in one line; masked if it is sensitive
 * @param after the new value, likewise
 * @param known whether the new value is known before the apply
 */
public record AttributeChange(String path, String before, String after, boolean known) {}
