package dev.featurestore.operator.cloud;

import java.util.List;

/**
 * A policy of OCI Identity.
 *
 * @param name its name
 * @param compartmentId OCID of the compartment that it belongs to
 */
public record Policy(String name, String compartmentId, List<String> statements) {
    public Policy {
        statements = List.copyOf(statements);
    }
}
