package dev.featurestore.terraform.schema;

/**
 * An attribute of a block.
 *
 * @param name its name
 * @param type its type
 * @param required whether a configuration must set it
 * @param optional whether a configuration may set it
 * @param computed whether the provider sets it where the configuration does not
 * @param sensitive whether Terraform hides it
 */
public record Attribute(
        String name, ValueType type, boolean required, boolean optional, boolean computed, boolean sensitive) {}
