package dev.featurestore.operator.config;

import java.util.Optional;

/**
 * The Terraform configuration to deploy.
 *
 * @param source folder or zip; empty for the bundled stack
 * @param workingDirectory folder in it that Terraform runs in; empty for its root
 * @param terraformVersion what Resource Manager is asked for
 */
public record StackSource(Optional<Source> source, String workingDirectory, String terraformVersion) {
    /** What Resource Manager is asked for by default: the only line of versions that it takes. */
    public static final String DEFAULT_TERRAFORM_VERSION = "1.5.x";

    /** The stack that comes with this operator. */
    public static StackSource bundled() {
        return new StackSource(Optional.empty(), "", DEFAULT_TERRAFORM_VERSION);
    }
}
