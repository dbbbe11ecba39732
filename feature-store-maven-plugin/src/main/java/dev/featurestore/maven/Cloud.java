package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;

/** Whom {@code apply} talks to. */
enum Cloud {
    /** Oracle Cloud Infrastructure. */
    OCI,
    /** The embedded cloud: a rehearsal that deploys nothing. */
    EMBEDDED;

    /** The cloud of a name as it is written in POMs and properties. */
    static Cloud named(String name) {
        return switch (name) {
            case "oci" -> OCI;
            case "embedded" -> EMBEDDED;
            default ->
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        PropertyNames.CLOUD + ": expected oci or embedded, found \"" + name + "\"",
                        "write embedded for a rehearsal that deploys nothing, or leave it out to deploy to OCI");
        };
    }
}
