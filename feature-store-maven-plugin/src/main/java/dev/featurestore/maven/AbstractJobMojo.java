package dev.featurestore.maven;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.report.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals share that run a job on a configuration's stack. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractJobMojo extends AbstractCloudMojo {

    // Modules built in parallel may deploy one stack: whoever comes second must find it, not make a second one.
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

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

    /** How many seconds a stack is waited for that another job holds; 0 not to wait. */
    @Parameter(property = PropertyNames.BUSY_TIMEOUT, defaultValue = "1800", required = true)
    private int busyTimeout;

    /**
     * Folder to write the results to, and only to this folder. If not given: {@code target/featurestore/}
     * ({@code .featurestore/} without a POM), which shows the latest run, and in it a folder per stack.
     */
    @Parameter(property = PropertyNames.RESULTS_DIRECTORY)
    private @Nullable String resultsDirectory;

    AbstractJobMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    final CloudAccess embedded(Path folder) {
        return new EmbeddedAccess(
                folder,
                terraform.equals("auto") || terraform.equals("builtin")
                        ? terraform
                        : Programs.named(terraform, paths(), PropertyNames.TERRAFORM),
                paths().find(providerSchema, PropertyNames.PROVIDER_SCHEMA));
    }

    /** Where to write results. */
    final Results writtenResults() {
        return results(resultsDirectory);
    }

    final Duration busyTimeout() {
        return Duration.ofSeconds(Math.max(0, busyTimeout));
    }

    /** Does something while no other module does. */
    static <T> T alone(Supplier<T> work) {
        ONE_AT_A_TIME.lock();
        try {
            return work.get();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }
}
