package dev.featurestore.operator.policy;

import java.util.List;

/**
 * A policy that is to be made.
 *
 * @param name its name
 * @param compartmentId OCID of the compartment that it belongs to
 * @param description what it is for
 */
public record PolicyDocument(String name, String compartmentId, String description, List<String> statements) {
    public PolicyDocument {
        statements = List.copyOf(statements);
    }
}
