package dev.featurestore.operator;

import dev.featurestore.operator.policy.PolicyForm;
import dev.featurestore.operator.policy.PolicyScope;
import dev.featurestore.operator.policy.UserGroup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@link Operator#policies} is asked for.
 *
 * @param inputs what is deployed
 * @param group who deploys
 * @param scope which statements are written
 * @param form how the statements are written; without one they are one to a line
 * @param output file that they are written to; without one they go to the console
 * @param compare whether they are compared with the policies that there are, in place of being told
 */
public record PoliciesRequest(
        Inputs inputs,
        UserGroup group,
        PolicyScope scope,
        Optional<PolicyForm> form,
        Optional<Path> output,
        boolean compare) {}
