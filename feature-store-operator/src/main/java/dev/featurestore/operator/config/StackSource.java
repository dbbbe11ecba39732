package dev.featurestore.operator.config;

import java.util.Optional;

/**
 * The Terraform configuration to deploy.
 *
 * @param source folder or zip; empty for the bundled stack
 * @param workingDirectory folder in it to run Terraform in; empty for its root
 * @param terraformVersion Terraform version in Resource Manager
 */
public record StackSource(Optional<Source> source, String workingDirectory, String terraformVersion) {
    /** Default Terraform version in Resource Manager, the only one that it supports. */
    public static final String DEFAULT_TERRAFORM_VERSION = "1.5.x";

    /** The bundled stack. */
    public static StackSource bundled() {
        return new StackSource(Optional.empty(), "", DEFAULT_TERRAFORM_VERSION);
    }
}
