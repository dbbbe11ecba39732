package dev.featurestore.operator.verify;

/**
 * A value that is not what was expected.
 *
 * @param message what was expected and what was found
 * @param hint what to write
 */
public record Mismatch(String message, String hint) {}
