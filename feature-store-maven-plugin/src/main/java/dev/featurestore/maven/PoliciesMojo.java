package dev.featurestore.maven;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.PoliciesRequest;
import dev.featurestore.operator.policy.UserGroup;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Tells the policy statements that a group needs to deploy the feature store: those that are published for it, and what
 * this configuration needs beyond them, because of what the stack makes with it. Which of the published ones nothing here
 * needs is said. They are written for an administrator to add; nothing is changed, and no network is needed. With
 * {@code -q} the statements alone are printed.
 *
 * <p>With {@code featurestore.comparePolicies} it compares what the configuration needs with the policies that there are, in
 * the compartment and those above it, and fails naming what is missing. Broader statements count; one with a condition
 * ({@code where}) is told as present but conditional. Whoever signs in must be allowed to inspect policies and
 * compartments there.
 */
@Mojo(name = "policies", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class PoliciesMojo extends AbstractCloudMojo {

    /**
     * The group that deploys: its name, {@code DOMAIN/NAME} if it is in another identity domain than the default one, or
     * its OCID.
     */
    @Parameter(property = PropertyNames.GROUP)
    private @Nullable String group;

    /**
     * How the statements are written: {@code text}, one to a line; {@code cli}, as commands of the OCI CLI for a POSIX
     * shell; {@code terraform}, as resources {@code oci_identity_policy}.
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "text", required = true)
    private PolicyFormat format;

    /** File that the statements are written to. If not given, they are printed. */
    @Parameter(property = PropertyNames.OUTPUT)
    private @Nullable String output;

    /** Compares with the policies that there are, and fails if one is missing. */
    @Parameter(property = PropertyNames.COMPARE_POLICIES, defaultValue = "false")
    private boolean comparePolicies;

    @Inject
    PoliciesMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        operator()
                .policies(new PoliciesRequest(
                        inputs(),
                        userGroup(),
                        format.form(),
                        paths().find(output, PropertyNames.OUTPUT),
                        comparePolicies));
    }

    private UserGroup userGroup() {
        try {
            return UserGroup.parse(group == null ? "" : group);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_PARAMETER,
                    PropertyNames.GROUP + ": expected the group that deploys, found " + e.getMessage()
                            + (group == null ? "" : ": " + group),
                    "name it with -D" + PropertyNames.GROUP + "=NAME, DOMAIN/NAME or its OCID");
        }
    }
}
