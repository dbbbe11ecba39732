package dev.featurestore.emulator.engine;

/**
 * An output of the root module.
 *
 * @param name its name
 * @param type its type in Terraform's syntax, such as {@code string}
 * @param value its value, in the clear also if it is sensitive
 * @param sensitive whether the configuration marks it as sensitive
 * @param description its description in the configuration, or empty
 */
public record OutputValue(String name, String type, String value, boolean sensitive, String description) {}
