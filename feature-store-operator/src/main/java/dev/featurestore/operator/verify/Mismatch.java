package dev.featurestore.operator.verify;

/**
 * An invalid value.
 *
 * @param message what the value must be, and what it is
 * @param hint what to write
 */
public record Mismatch(String message, String hint) {}
