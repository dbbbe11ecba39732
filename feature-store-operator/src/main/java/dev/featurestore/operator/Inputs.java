package dev.featurestore.operator;

import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import java.util.Optional;

/**
 * What a goal works on that reads a configuration.
 *
 * @param config the operator's configuration file
 * @param overrides values in place of those of the configuration file
 * @param cloud the way to the cloud; it is gone only if something is named that lies there, or to deploy
 * @param bucket bucket that bundles go through which are too large for a request; without one they are refused
 */
public record Inputs(Source config, Overrides overrides, CloudAccess cloud, Optional<BucketName> bucket) {

    SizeLimits limits() {
        return bucket.isPresent() ? SizeLimits.BUCKET : SizeLimits.ZIP;
    }
}
