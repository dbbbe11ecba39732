package dev.featurestore.operator.policy;

import java.util.List;

/**
 * A policy to create.
 *
 * @param name its name
 * @param compartmentId OCID of its compartment
 * @param description its description
 */
public record PolicyDocument(String name, String compartmentId, String description, List<String> statements) {
    public PolicyDocument {
        statements = List.copyOf(statements);
    }
}
