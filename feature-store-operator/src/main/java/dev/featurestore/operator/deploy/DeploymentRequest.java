package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.verify.SensitiveVariables;
import dev.featurestore.operator.verify.StackVariables;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What to deploy, and where.
 *
 * @param mustExist true for the operation {@code update}: do not create a missing stack
 * @param stackId OCID of the stack; default: the stack is found by the name in its tag
 * @param stackName name of the stack
 * @param compartmentId OCID of the compartment in which to find or create the stack
 * @param contents configuration, variables and tags of the stack
 * @param delivery uploads the configuration to its source
 * @param fingerprint digests of the contents
 * @param deploymentName the value of {@code deployment_name}, if the stack declares it
 * @param currentUser the user's OCID among the variables, if the configuration does not set it
 * @param sensitive the stack's sensitive variables
 * @param redaction hides secrets in the job's log
 * @param settings options of the run
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
        Optional<String> currentUser,
        SensitiveVariables sensitive,
        Redaction redaction,
        DeploymentSettings settings) {

    /** Freeform tag of a stack of this plugin: its value is the stack's name, whatever the display name is. */
    public static final String STACK_TAG = "feature-store-stack";

    /** Freeform tag of a stack that this plugin has created: the {@code deployment_name} of its resources. */
    public static final String DEPLOYMENT_NAME_TAG = "feature-store-deployment-name";

    /** What to create the stack with: the contents, and a tag with the name that other deployments must not take. */
    StackContents first() {
        return deploymentName
                .map(name -> contents.withTag(DEPLOYMENT_NAME_TAG, name.value()))
                .orElse(contents);
    }

    /**
     * This request for an existing stack, which keeps its {@code deployment_name} and {@code current_user_ocid} if the configuration
     * sets none. The job's log may also contain the values that the sensitive variables had before.
     */
    DeploymentRequest on(StackDetails stack) {
        Optional<DeploymentName> name =
                deploymentName.filter(DeploymentName::derived).map(derived -> derived.ofStack(stack.variables()));
        Map<String, String> variables =
                name.map(kept -> kept.in(contents.variables())).orElse(contents.variables());
        String user = stack.variables().get(StackVariables.CURRENT_USER);
        if (currentUser.isPresent() && user != null) {
            variables = new TreeMap<>(variables);
            variables.put(StackVariables.CURRENT_USER, user);
        }
        Optional<DeploymentName> settled = name.or(() -> deploymentName);
        return with(
                settled,
                stack.stack().freeformTags().containsKey(DEPLOYMENT_NAME_TAG) && settled.isPresent()
                        ? contents.withTag(DEPLOYMENT_NAME_TAG, settled.get().value())
                        : contents,
                variables,
                redaction.and(sensitive.secrets(stack.variables())));
    }

    /** This request with other variables. */
    DeploymentRequest with(Map<String, String> variables) {
        return with(deploymentName, contents, variables, redaction);
    }

    private DeploymentRequest with(
            Optional<DeploymentName> name, StackContents tagged, Map<String, String> variables, Redaction hidden) {
        return new DeploymentRequest(
                mustExist,
                stackId,
                stackName,
                compartmentId,
                tagged.with(variables),
                delivery,
                variables.equals(contents.variables())
                        ? fingerprint
                        : Fingerprint.of(fingerprint.bundle(), variables, fingerprint.terraformVersion()),
                name,
                currentUser,
                sensitive,
                hidden,
                settings);
    }
}
