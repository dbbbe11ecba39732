package dev.featurestore.operator.command;

import dev.featurestore.operator.policy.PolicyForm;
import dev.featurestore.operator.policy.PolicyScope;
import dev.featurestore.operator.policy.UserGroup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Request of {@link Policies}.
 *
 * @param inputs the configuration to deploy, and the cloud
 * @param group the group that deploys
 * @param scope which statements to write
 * @param form format of the statements; default: one statement per line
 * @param output file to write to; default: the console
 * @param compare whether to compare the statements with the existing policies, in place of writing them
 */
public record PoliciesRequest(
        Inputs inputs,
        UserGroup group,
        PolicyScope scope,
        Optional<PolicyForm> form,
        Optional<Path> output,
        boolean compare) {

    /** Prints the statements that the group needs. */
    public static PoliciesRequest of(Inputs inputs, UserGroup group) {
        return new PoliciesRequest(inputs, group, PolicyScope.NEEDED, Optional.empty(), Optional.empty(), false);
    }

    public PoliciesRequest withScope(PolicyScope scope) {
        return new PoliciesRequest(inputs, group, scope, form, output, compare);
    }

    public PoliciesRequest withForm(Optional<PolicyForm> form) {
        return new PoliciesRequest(inputs, group, scope, form, output, compare);
    }

    public PoliciesRequest withOutput(Optional<Path> output) {
        return new PoliciesRequest(inputs, group, scope, form, output, compare);
    }

    public PoliciesRequest withCompare(boolean compare) {
        return new PoliciesRequest(inputs, group, scope, form, output, compare);
    }
}
