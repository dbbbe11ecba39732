package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import java.util.Optional;

/**
 * Inputs of a goal that reads a configuration.
 *
 * @param config the operator's configuration file
 * @param overrides values that replace those of the configuration file
 * @param cloud access to the cloud, opened only for inputs in Object Storage and to deploy
 * @param bucket bucket to upload bundles to that are too large for a request; without one they are refused
 * @param excludes the files that the user leaves out of the stack
 */
public record Inputs(
        Source config, Overrides overrides, CloudAccess cloud, Optional<BucketName> bucket, Excludes excludes) {

    /** Inputs with the whole stack. */
    public Inputs(Source config, Overrides overrides, CloudAccess cloud, Optional<BucketName> bucket) {
        this(config, overrides, cloud, bucket, Excludes.NONE);
    }

    /** The same inputs, without some files of the stack. */
    public Inputs withExcludes(Excludes others) {
        return new Inputs(config, overrides, cloud, bucket, others);
    }

    SizeLimits limits() {
        return bucket.isPresent() ? SizeLimits.BUCKET : SizeLimits.ZIP;
    }
}
