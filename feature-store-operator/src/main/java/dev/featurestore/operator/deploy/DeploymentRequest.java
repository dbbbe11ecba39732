package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.config.DeploymentName;
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
 * @param delivery brings what the source of the contents names to where it is
 * @param fingerprint the same as digests
 * @param deploymentName the value of {@code deployment_name}, if the stack declares it
 * @param redaction what the job's log must not tell
 * @param terms how it is to go
 */
public record DeploymentRequest(
        boolean mustExist,
        Optional<String> stackId,
        String stackName,
        String compartmentId,
        StackContents contents,
        Delivery delivery,
        Fingerprint fingerprint,
        Optional<DeploymentName> deploymentName,
        Redaction redaction,
        Terms terms) {

    /** Freeform tag of a stack of ours: its value is the stack's name, however the stack is displayed. */
    public static final String STACK_TAG = "feature-store-stack";

    /** This request for a stack that exists, whose {@code deployment_name} stays if the configuration gives none. */
    DeploymentRequest on(StackDetails stack) {
        if (deploymentName.isEmpty() || !deploymentName.get().derived()) {
            return this;
        }
        DeploymentName name = deploymentName.get().of(stack.variables());
        Map<String, String> variables = name.in(contents.variables());
        return new DeploymentRequest(
                mustExist,
                stackId,
                stackName,
                compartmentId,
                contents.with(variables),
                delivery,
                Fingerprint.of(fingerprint.bundle(), variables, fingerprint.terraformVersion()),
                Optional.of(name),
                redaction,
                terms);
    }
}
