package dev.featurestore.operator.command;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.policy.PolicyForm;
import dev.featurestore.operator.policy.PolicyScope;
import dev.featurestore.operator.policy.UserGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    /**
     * The group of a name or OCID.
     *
     * @throws FeatureStoreException {@code MISSING_PARAMETER} without it, {@code INVALID_PARAMETER} if it is malformed
     */
    public static UserGroup group(Optional<String> name) {
        String hint = "Set -Dfeaturestore.group to the group that deploys: NAME, DOMAIN/NAME or its OCID";
        String group = name.filter(text -> !text.isBlank())
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.MISSING_PARAMETER, "featurestore.group is required", hint));
        try {
            return UserGroup.parse(group);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER, "featurestore.group " + e.getMessage() + ": " + group, hint);
        }
    }

    /**
     * The scope of a name.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is unknown
     */
    public static PolicyScope scope(String name) {
        return PolicyScope.valueOf(new WordParameter("featurestore.policyScope", List.of("needed", "published"))
                .checked(name)
                .toUpperCase(Locale.ROOT));
    }

    /**
     * The form of a name; empty for {@code text}.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is unknown
     */
    public static Optional<PolicyForm> form(String name) {
        String word = WordParameter.format("text", "cli", "terraform", "json").checked(name);
        return word.equals("text") ? Optional.empty() : Optional.of(PolicyForm.valueOf(word.toUpperCase(Locale.ROOT)));
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
