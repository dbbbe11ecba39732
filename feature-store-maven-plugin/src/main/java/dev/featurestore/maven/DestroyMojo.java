package dev.featurestore.maven;

import dev.featurestore.operator.DestroyRequest;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Destroys all that the stack has made, and then the stack. It first tells what goes, and at a terminal asks for the
 * stack's name; with {@code -B}, or without a terminal, {@code featurestore.confirm} must be the name. The destroy job is
 * followed like that of {@code apply}, with {@code job.log} and {@code report.json} in the same folder. If it fails, the
 * stack stays, and the same command goes on with the rest. A run that was cut off is gone on with too. Needs no POM.
 */
@Mojo(name = "destroy", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class DestroyMojo extends AbstractStackMojo {

    /** The stack's name, to confirm that it is the one that is meant; nobody is asked then. */
    @Parameter(property = PropertyNames.CONFIRM)
    private @Nullable String confirm;

    /** Whether the stack itself stays, without resources. */
    @Parameter(property = PropertyNames.KEEP_STACK, defaultValue = "false")
    private boolean keepStack;

    /** How many seconds the stack is waited for if another job holds it; 0 not to wait. */
    @Parameter(property = PropertyNames.BUSY_TIMEOUT, defaultValue = "1800", required = true)
    private int busyTimeout;

    /**
     * What runs the jobs of the embedded cloud: {@code auto} ({@code terraform}, else {@code tofu}, of 1.5 or later on
     * the {@code PATH}, else the built-in engine), {@code builtin}, or the path of a terraform or tofu. A cloud that runs
     * already keeps its own.
     */
    @Parameter(property = PropertyNames.TERRAFORM, defaultValue = "auto", required = true)
    private String terraform;

    /**
     * Types of resources for rehearsals beside the bundled ones: a file as printed by
     * {@code terraform providers schema -json} where the provider oracle/oci is installed.
     */
    @Parameter(property = PropertyNames.PROVIDER_SCHEMA)
    private @Nullable String providerSchema;

    /**
     * Folder to write the results to, and only to this folder. If not given: {@code target/featurestore/}
     * ({@code .featurestore/} without a POM), which shows the latest run, and in it a folder per stack.
     */
    @Parameter(property = PropertyNames.RESULTS_DIRECTORY)
    private @Nullable String resultsDirectory;

    /** Prints what would be done, and changes nothing. */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    @Inject
    DestroyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        boolean interactive = session().getRequest().isInteractiveMode();
        stack().destroy(new DestroyRequest(
                Optional.ofNullable(confirm),
                ConsoleTerminal.find(interactive),
                keepStack,
                Duration.ofSeconds(Math.max(0, busyTimeout)),
                results(resultsDirectory),
                dryRun));
    }

    @Override
    void failed(FeatureStoreException failure, Instant begun) {
        if (!dryRun) {
            new ReportFiles(results(resultsDirectory))
                    .writeIfOlder(
                            begun,
                            new RunRecord(
                                    JobOperation.DESTROY,
                                    isRehearsal(),
                                    console().commands()),
                            failure);
        }
    }

    @Override
    CloudAccess embedded(Path folder) {
        return new EmbeddedAccess(
                folder,
                terraform.equals("auto") || terraform.equals("builtin")
                        ? terraform
                        : Programs.named(terraform, paths(), PropertyNames.TERRAFORM),
                paths().find(providerSchema, PropertyNames.PROVIDER_SCHEMA));
    }
}
