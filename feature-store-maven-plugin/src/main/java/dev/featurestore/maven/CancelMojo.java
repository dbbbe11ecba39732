package dev.featurestore.maven;

import dev.featurestore.operator.command.Cancel;
import dev.featurestore.operator.command.CancelRequest;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the running job of the stack, waits until it ends, and reports which resources exist. If no job is running,
 * it reports that and succeeds. Needs no POM.
 *
 * <p>Example: {@code mvn featurestore:cancel}
 *
 * @since 0.1.0
 */
@Mojo(name = "cancel", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class CancelMojo extends AbstractStackMojo {

    /**
     * OCID of the job to cancel; the stack is not needed then. Default: the running job of the stack.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.JOB)
    private @Nullable String job;

    /**
     * Stops Terraform at once, instead of letting it end orderly. Resources that are being created at that moment may
     * then exist without being recorded in the stack's state.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.forced", defaultValue = "false")
    private boolean forced;

    /**
     * Prints what would be done and changes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    @Inject
    CancelMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        new Cancel(operatorProject(), stack())
                .run(CancelRequest.DEFAULT
                        .withJob(Optional.ofNullable(job))
                        .withForced(forced)
                        .withDryRun(dryRun));
    }
}
