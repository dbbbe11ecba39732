package dev.featurestore.maven;

import dev.featurestore.operator.Inputs;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals share that read a whole configuration, and so may need a cloud: for what it names there, or to deploy. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractCloudMojo extends AbstractConfigurationMojo {

    /**
     * Bucket of Object Storage that a stack of more than 11 MB goes through, file by file: its name, or
     * {@code name@namespace}, in the configuration's region. Nothing but stacks may be in it. Without one, such a stack is
     * refused.
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

    /** What the goal works on. */
    final Inputs inputs() {
        return new Inputs(
                config(), overrides(), access(), Optional.ofNullable(bucket).map(AbstractCloudMojo::bucket));
    }

    private static BucketName bucket(String name) {
        try {
            return BucketName.parse(name);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    PropertyNames.BUCKET + ": invalid bucket \"" + name + "\": " + e.getMessage(),
                    "Write it as NAME or NAME@NAMESPACE");
        }
    }
}
