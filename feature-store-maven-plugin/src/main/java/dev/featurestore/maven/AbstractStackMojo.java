package dev.featurestore.maven;

import dev.featurestore.operator.StackOperations;
import dev.featurestore.operator.StackRequest;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals share that are about a stack that is there, and need no more of the configuration than its name. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractStackMojo extends AbstractSignInMojo {

    /**
     * The operator's configuration, where neither the stack's OCID nor a compartment is given: a file, or an object of
     * Object Storage as {@code oci://bucket@namespace/object}. Of it only region, compartment, stack name and stack_id
     * must be right.
     */
    @Parameter(property = PropertyNames.CONFIG, defaultValue = "${basedir}/feature_store.yaml", required = true)
    private String config;

    /** OCID of the stack. Nothing else is then needed to find it. */
    @Parameter(property = PropertyNames.STACK_ID)
    private @Nullable String stackId;

    /** OCID of the compartment that the stack is in. If not given, that of the configuration. */
    @Parameter(property = PropertyNames.COMPARTMENT_ID)
    private @Nullable String compartmentId;

    /**
     * Name of the stack. If not given: that of the configuration, or {@code feature-store} if a compartment is given.
     */
    @Parameter(property = PropertyNames.STACK_NAME)
    private @Nullable String stackName;

    /**
     * Region identifier, such as {@code eu-frankfurt-1}. If not given: that of the OCID that is given, of the
     * configuration, or of whoever signs in.
     */
    @Parameter(property = PropertyNames.REGION)
    private @Nullable String region;

    AbstractStackMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** With one of these the configuration is not read. */
    @Override
    final Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.hasAny("stackId", "compartmentId", "job", "apiEndpoint")
                ? Optional.of(goal.withoutConfig())
                : goal.withConfig();
    }

    /** The stack that the goal is about. */
    final StackOperations stack() {
        return operator()
                .stack(new StackRequest(
                        source(config),
                        Optional.ofNullable(stackId),
                        Optional.ofNullable(compartmentId),
                        Optional.ofNullable(stackName),
                        Optional.ofNullable(region),
                        access()));
    }
}
