package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.StackContents;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be deployed where.
 *
 * @param mustExist true for the operation {@code update}: the stack is not made if it is missing
 * @param stackId OCID of the stack; without it the stack is found by the name that it was tagged with
 * @param stackName name of the stack
 * @param compartmentId OCID of the compartment that the stack is looked for and made in
 * @param contents what the stack is made of or brought up to
 * @param jobTags freeform tags of the job
 * @param redaction what the job's log must not tell
 */
public record DeploymentRequest(
        boolean mustExist,
        Optional<String> stackId,
        String stackName,
        String compartmentId,
        StackContents contents,
        Map<String, String> jobTags,
        Redaction redaction) {

    /** Freeform tag of a stack of ours: its value is the stack's name, however the stack is displayed. */
    public static final String STACK_TAG = "feature-store-stack";

    /** Freeform tag of a job of ours: digest of the Terraform configuration that it was started with. */
    public static final String BUNDLE_TAG = "feature-store-bundle-sha256";

    /** Freeform tag of a job of ours: digest of the variables that it was started with. */
    public static final String VARIABLES_TAG = "feature-store-variables-sha256";

    public DeploymentRequest {
        jobTags = Map.copyOf(jobTags);
    }
}
