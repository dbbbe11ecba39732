package dev.featurestore.operator.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * All that Resource Manager tells of a stack.
 *
 * @param stack what a listing tells too
 * @param variables its variables
 * @param terraformVersion such as {@code 1.5.x}
 * @param workingDirectory folder that Terraform runs in; empty for the configuration's root
 * @param bucket where its configuration is, if it is not a zip
 * @param etag changes with every change of the stack
 */
public record StackDetails(
        Stack stack,
        Map<String, String> variables,
        String terraformVersion,
        String workingDirectory,
        Optional<TerraformSource.Bucket> bucket,
        String etag) {
    public StackDetails {
        variables = Map.copyOf(variables);
    }
}
