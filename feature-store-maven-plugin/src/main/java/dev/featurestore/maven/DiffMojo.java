package dev.featurestore.maven;

import dev.featurestore.operator.command.DiffJobs;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Compares two jobs: the variables and the Terraform files that they ran with. Values of sensitive variables are hidden. Changes
 * nothing; needs no POM.
 *
 * <p>Example: {@code mvn featurestore:diff}
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class DiffMojo extends AbstractStackMojo {

    private static final String JOBS = "featurestore.jobs";

    /**
     * OCIDs of two jobs, the earlier one first, separated by a comma; they may belong to different stacks. {@code jobs} lists them.
     * Default: the last two apply jobs of the stack that succeeded.
     *
     * @since 0.1.0
     */
    @Parameter(property = JOBS)
    private @Nullable List<@Nullable String> jobs;

    /**
     * Output format: {@code text}, or {@code json} for one JSON document on standard output. With Maven's {@code -q}
     * nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "text", required = true)
    private Format format;

    @Inject
    DiffMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        if (session().getUserProperties().getProperty(JOBS, "-").isBlank()) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "-D" + JOBS + ": must be the OCIDs of two jobs, separated by a comma, but is empty",
                    "Name two jobs, or remove it for the last two that were applied");
        }
        new DiffJobs(operatorProject(), stack()).run(orNone(jobs), format == Format.json);
    }
}
