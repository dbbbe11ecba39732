package dev.featurestore.terraform.syntax;

/**
 * An argument of a block: {@code name = value}.
 *
 * @param position where the name is
 */
public record Argument(String name, Expression value, SourcePosition position) {}
