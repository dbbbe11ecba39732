package dev.featurestore.operator.plan;

/**
 * An output whose value changes.
 *
 * @param action made, changed or gone
 */
public record OutputChange(String name, Action action) {}
