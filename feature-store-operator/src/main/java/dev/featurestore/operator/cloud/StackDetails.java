package dev.featurestore.operator.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * A stack with all its details.
 *
 * @param stack what a listing of stacks has too
 * @param variables its variables
 * @param terraformVersion such as {@code 1.5.x}
 * @param workingDirectory folder that Terraform runs in; empty for the configuration's root
 * @param bucket the bucket of its configuration; empty if that is a zip
 * @param etag changes with every change of the stack
 * @param drift result of the last drift detection
 * @param repository the Git repository of its configuration; empty if that is elsewhere
 */
public record StackDetails(
        Stack stack,
        Map<String, String> variables,
        String terraformVersion,
        String workingDirectory,
        Optional<TerraformSource.Bucket> bucket,
        String etag,
        KnownDrift drift,
        Optional<String> repository) {
    public StackDetails {
        variables = Map.copyOf(variables);
    }

    /** A stack whose drift was never detected, and whose configuration is in no Git repository. */
    public StackDetails(
            Stack stack,
            Map<String, String> variables,
            String terraformVersion,
            String workingDirectory,
            Optional<TerraformSource.Bucket> bucket,
            String etag) {
        this(stack, variables, terraformVersion, workingDirectory, bucket, etag, KnownDrift.NONE, Optional.empty());
    }
}
