package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;

/** The target cloud. */
enum Cloud {
    /** Oracle Cloud Infrastructure. */
    OCI,
    /** The embedded cloud, for rehearsals. */
    EMBEDDED;

    /** The cloud of a name in POMs and properties. */
    static Cloud named(String name) {
        return switch (name) {
            case "oci" -> OCI;
            case "embedded" -> EMBEDDED;
            default ->
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        PropertyNames.CLOUD + ": must be oci or embedded, but is \"" + name + "\"",
                        "Set embedded to rehearse, which deploys nothing to OCI, or remove it to deploy to OCI");
        };
    }
}
