package dev.featurestore.emulator.view;

/**
 * A resource of a stack.
 *
 * @param type its Terraform type
 * @param address its Terraform address
 * @param id its OCID or other identifier, or empty
 * @param name its display name, or empty
 */
public record ResourceView(String type, String address, String id, String name) {}
