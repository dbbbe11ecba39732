package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Expression;

/** A local value of a module. */
public record Local(String name, Expression value) {}
