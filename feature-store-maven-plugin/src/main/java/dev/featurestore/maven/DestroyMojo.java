package dev.featurestore.maven;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.command.Destroy;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Destroys all resources of the stack, then deletes the stack. Lists first what will be destroyed, and asks at a
 * terminal for the name of the stack. In batch mode ({@code -B}) or without a terminal, set {@code
 * featurestore.confirm} to that name. Follows the destroy job as {@code apply} does, and writes {@code job.log} and
 * {@code report.json} to the same folder. If the job fails or the build is interrupted, run the same command again to
 * continue. Needs no POM.
 *
 * @since 0.1.0
 */
@Mojo(name = "destroy", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class DestroyMojo extends AbstractStackMojo {

    /**
     * Name of the stack, to confirm that it may be destroyed. If set, the goal does not ask.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONFIRM)
    private @Nullable String confirm;

    /**
     * Keeps the stack, without resources, instead of deleting it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.keepStack", defaultValue = "false")
    private boolean keepStack;

    /**
     * Maximum time to wait, in seconds, while another job holds the stack. {@code 0} fails at once.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.BUSY_TIMEOUT, defaultValue = "1800", required = true)
    private int busyTimeout;

    /**
     * Program that runs the jobs of the embedded cloud. {@code auto}: {@code terraform}, otherwise {@code tofu}, of
     * version 1.5 or later on the {@code PATH}; without one of them, the built-in engine. {@code builtin}: the built-in
     * engine. Any other value: the path of a terraform or tofu executable. An embedded cloud that already runs keeps
     * its program.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.TERRAFORM, defaultValue = "auto", required = true)
    private String terraform;

    /**
     * File with resource types for rehearsals, in addition to the bundled types: the output of {@code terraform
     * providers schema -json} where the provider oracle/oci is installed. Set it if your own Terraform files use a type
     * that the embedded cloud does not know.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PROVIDER_SCHEMA)
    private @Nullable String providerSchema;

    /**
     * Folder for the results of this run. Default: the latest run's results in {@code target/featurestore/} ({@code
     * .featurestore/} without a POM), and those of each stack in a folder of its own below it. If set, nothing is
     * written to the default folders.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.RESULTS_DIRECTORY)
    private @Nullable String resultsDirectory;

    /**
     * Prints what would be done and changes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
    private boolean dryRun;

    @Inject
    DestroyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        boolean interactive = session().getRequest().isInteractiveMode();
        new Destroy(operatorProject(), stack())
                .run(DestroyRequest.of(results(resultsDirectory))
                        .withConfirm(Optional.ofNullable(confirm))
                        .withTerminal(ConsoleTerminal.find(interactive))
                        .withKeepStack(keepStack)
                        .withBusyTimeout(Seconds.busyTimeout(busyTimeout))
                        .withDryRun(dryRun));
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
                paths().find(providerSchema, PropertyNames.PROVIDER_SCHEMA),
                console());
    }
}
