package dev.featurestore.maven;

import dev.featurestore.operator.command.DetectDrift;
import dev.featurestore.operator.command.DriftRequest;
import dev.featurestore.operator.command.WordParameter;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Compares the resources of the stack with Terraform's state, and changes none: lists what was deleted or changed outside of
 * Terraform, each property with its value in the state and the real one, and the types that Resource Manager cannot check.
 * Sensitive values are masked. {@code spec.drift.ignore} of the configuration has what to ignore.
 *
 * <p>Runs Resource Manager's drift detection. If the last job of the stack is not an apply or import job that succeeded, Resource
 * Manager refuses that, and the goal runs a plan job instead. Writes {@code drift.json} and {@code drift.md} to {@code
 * target/featurestore/}, or to {@code .featurestore/} without a POM. Needs no POM.
 *
 * <p>Example: {@code mvn featurestore:drift -Dfeaturestore.cloud=embedded}
 *
 * @since 0.1.0
 */
@Mojo(name = "drift", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class DriftMojo extends AbstractJobMojo {

    /**
     * OCID of the stack. Set it to select the stack without a configuration file.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.STACK_ID)
    private @Nullable String stackId;

    /**
     * Output format: {@code text}, or {@code json} for one JSON document on standard output. With Maven's {@code -q}
     * nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "text", required = true)
    private String format;

    /**
     * Fails if resources have drifted, after the drift is shown and written. You need it in a pipeline that must fail if anything
     * was changed outside of Terraform.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.failOnDrift", defaultValue = "false")
    private boolean failOnDrift;

    @Inject
    DriftMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** If a stack is named, the configuration is not read. */
    @Override
    Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.hasAny("stackId") ? Optional.of(goal.withoutConfig()) : goal.withConfig();
    }

    @Override
    void run() {
        boolean json = WordParameter.TEXT_OR_JSON.checked(format).equals("json");
        new DetectDrift(operatorProject(), stack(stackId))
                .run(DriftRequest.of(writtenResults())
                        .withJson(json)
                        .withFailOnDrift(failOnDrift)
                        .withBusyTimeout(busyTimeout()));
    }
}
