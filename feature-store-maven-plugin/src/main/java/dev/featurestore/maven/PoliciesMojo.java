package dev.featurestore.maven;

import dev.featurestore.operator.command.Policies;
import dev.featurestore.operator.command.PoliciesRequest;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the policy statements that a group needs to deploy this configuration, for an administrator to add. Changes
 * nothing and needs no network. With {@code -q} only the statements are printed.
 *
 * <p>With {@code featurestore.comparePolicies} it compares the statements with the existing policies of the compartment
 * and its parents, and fails with the statements that are missing. Broader statements count; a statement with a
 * condition ({@code where}) is listed as conditional. To compare, you need the rights to inspect policies and
 * compartments there.
 *
 * <p>Example: {@code mvn featurestore:policies -Dfeaturestore.group=Deployers}
 *
 * @since 0.1.0
 */
@Mojo(name = "policies", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class PoliciesMojo extends AbstractCloudMojo {

    /**
     * Group that deploys: its name, {@code DOMAIN/NAME} if it is not in the default identity domain, or its OCID.
     * Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.group")
    private @Nullable String group;

    /**
     * Output format: {@code text}, one statement in each line; {@code cli}, commands of the OCI CLI for a POSIX shell;
     * {@code terraform}, resources of type {@code oci_identity_policy}; {@code json}, one JSON array with {@code name},
     * {@code compartmentId}, {@code description} and {@code statements} of each policy.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "text", required = true)
    private String format;

    /**
     * Statements to print: {@code needed}, those that this configuration needs; {@code published}, all that Oracle
     * publishes for the feature store, and those that this configuration needs in addition.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.policyScope", defaultValue = "needed", required = true)
    private String policyScope;

    /**
     * File to write the statements to. Default: they are printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OUTPUT)
    private @Nullable String output;

    /**
     * Compares the statements with the existing policies, and fails if one is missing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.comparePolicies", defaultValue = "false")
    private boolean comparePolicies;

    @Inject
    PoliciesMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        new Policies(operatorProject())
                .run(PoliciesRequest.of(inputs(), PoliciesRequest.group(Optional.ofNullable(group)))
                        .withScope(PoliciesRequest.scope(policyScope))
                        .withForm(PoliciesRequest.form(format))
                        .withOutput(paths().find(output, PropertyNames.OUTPUT))
                        .withCompare(comparePolicies));
    }
}
