package dev.featurestore.operator.plan;

/**
 * An output whose value changes.
 *
 * @param action created, updated or destroyed
 */
public record OutputChange(String name, Action action) {}
