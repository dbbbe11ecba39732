package dev.featurestore.maven;

import dev.featurestore.operator.command.Inputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Base of all goals that read the whole configuration and may need a cloud for it, or to deploy. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractCloudMojo extends AbstractConfigurationMojo {

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

    AbstractCloudMojo(SettingsDecrypter decrypter) {
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
}
