package dev.featurestore.maven;

import dev.featurestore.operator.command.Inputs;
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

    AbstractCloudMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    final Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.withConfig();
    }

    /** The configuration, its overrides, the cloud and the bucket of this goal. */
    final Inputs inputs() {
        return inputs(bucket);
    }
}
