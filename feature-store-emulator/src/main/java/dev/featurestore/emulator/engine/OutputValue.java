package dev.featurestore.emulator.engine;

/**
 * One output of the root module.
 *
 * @param name its name
 * @param type its type in Terraform's words, such as {@code string}
 * @param value its value, in the clear also if it is sensitive
 * @param sensitive whether the configuration calls it sensitive
 * @param description what the configuration says about it, or empty
 */
public record OutputValue(String name, String type, String value, boolean sensitive, String description) {}
