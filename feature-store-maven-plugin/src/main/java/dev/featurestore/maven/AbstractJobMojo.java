package dev.featurestore.maven;

import dev.featurestore.operator.ci.CiRun;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.report.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Base of all goals that run a job on the stack. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractJobMojo extends AbstractConfigurationMojo {

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
     * What rehearsals with Terraform do with the provisioners of your own Terraform files ({@code local-exec}, {@code
     * remote-exec}, {@code file}). {@code skip}: the job's log lists them, and what they would run. {@code run}: Terraform
     * runs them, {@code local-exec} on this machine, with your rights and your network. An embedded cloud that already
     * runs keeps its setting.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PROVISIONERS, defaultValue = "skip", required = true)
    private String provisioners;

    /**
     * Maximum time to wait, in seconds, while another job holds the stack. {@code 0} fails at once.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.BUSY_TIMEOUT, defaultValue = "1800", required = true)
    private int busyTimeout;

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
     * Opens {@code report.html} in the browser of this desktop when the goal ends. Ignored, with a line, in batch mode ({@code
     * -B}) and where there is no terminal or no desktop.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OPEN, defaultValue = "false")
    private boolean open;

    AbstractJobMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    final CloudAccess embedded(Path folder) {
        return new EmbeddedAccess(
                folder,
                EngineParameters.of(terraform, providerSchema, provisioners, paths()),
                retryTimeout(),
                console());
    }

    /** The tags with the origin of the job, unless they are not wanted. */
    final Map<String, String> jobTags(boolean wanted) {
        return wanted ? CiRun.origin(System.getenv(), folder()).tags() : Map.of();
    }

    /** Where to write the results. */
    final Results writtenResults() {
        return results(resultsDirectory);
    }

    /** Opens the page when it is closed, if that is wanted. */
    final Closing pageAtEnd() {
        return pageAtEnd(open, writtenResults());
    }

    final Duration busyTimeout() {
        return Seconds.busyTimeout(busyTimeout);
    }
}
