package dev.featurestore.maven;

import dev.featurestore.operator.command.Inputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Base of all goals that run a job with the whole configuration. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractDeploymentMojo extends AbstractJobMojo {

    /**
     * Object Storage bucket for stacks of more than 11 MB: {@code NAME} or {@code NAME@NAMESPACE}, in the region of the
     * configuration. Such a stack is uploaded to it file by file; without a bucket it is an error. The bucket must hold
     * nothing but stacks.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.BUCKET)
    private @Nullable String bucket;

    /**
     * Files of your own stack to leave out, as patterns relative to {@code spec.stack.source}: {@code *} and {@code ?} match
     * within a name, {@code **} also matches slashes, and a folder includes all that is in it. Example: {@code
     * examples,docs/**}. {@code .git}, {@code .idea}, {@code .vscode}, {@code node_modules}, {@code *.iml}, {@code
     * .DS_Store} and backup files of editors are always left out.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.EXCLUDES)
    private @Nullable List<@Nullable String> excludes;

    /**
     * Adds tags with the origin of the job, which {@code jobs} shows: the commit and branch that are checked out, the run of the CI
     * system, and its user or else the user of the credentials. Changes that are not committed are not seen. Set {@code false} if
     * these facts must not be in OCI.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.jobTags", defaultValue = "true")
    private boolean jobTags;

    /**
     * Shows what the resources of the plan cost in a month at Oracle's list prices, in the console, in {@code plan.md}, in
     * {@code report.html} and in the JSON report. Nothing is decided by it. Set {@code false} if your prices differ much from the list.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.cost", defaultValue = "true")
    private boolean cost;

    AbstractDeploymentMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    final Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.withConfig();
    }

    /** The configuration, its overrides, the cloud, the bucket and the excludes of this goal. */
    final Inputs inputs() {
        return inputs(bucket, excludes);
    }

    /** Whether to show what the plan costs. */
    final boolean cost() {
        return cost;
    }

    /** The tags with the origin of the job. */
    final Map<String, String> jobTags() {
        return jobTags(jobTags);
    }
}
