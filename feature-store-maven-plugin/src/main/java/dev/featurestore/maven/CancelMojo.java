package dev.featurestore.maven;

import dev.featurestore.operator.CancelRequest;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the job that runs on the stack, waits for its end, and tells what is left. Where none runs it says so. Needs no
 * POM.
 */
@Mojo(name = "cancel", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class CancelMojo extends AbstractStackMojo {

    /** OCID of the job; its stack need not be named. If not given, the job that runs on the stack. */
    @Parameter(property = PropertyNames.JOB)
    private @Nullable String job;

    /**
     * Whether Terraform is stopped at once, in place of being asked to end. What it is making at that moment may then
     * exist without the stack knowing it.
     */
    @Parameter(property = PropertyNames.FORCED, defaultValue = "false")
    private boolean forced;

    /** Prints what would be done, and changes nothing. */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    @Inject
    CancelMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        stack().cancel(new CancelRequest(Optional.ofNullable(job), forced, dryRun));
    }
}
