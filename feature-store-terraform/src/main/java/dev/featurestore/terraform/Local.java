package dev.featurestore.terraform;

/** A local value of a module. */
public record Local(String name, Expression value) {}
