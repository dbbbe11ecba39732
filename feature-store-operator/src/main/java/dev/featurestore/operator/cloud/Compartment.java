package dev.featurestore.operator.cloud;

import java.util.Optional;

/**
 * A compartment.
 *
 * @param id its OCID
 * @param name its name
 * @param parentId OCID of the compartment that it is in; none for the tenancy, which is the root of all
 */
public record Compartment(String id, String name, Optional<String> parentId) {}
