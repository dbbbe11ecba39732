package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import org.jspecify.annotations.Nullable;

/** Reads the backend, whose parameter has two names. */
final class BackendParameters {

    private static final String LOCAL = "local";

    private BackendParameters() {}

    /**
     * The backend.
     *
     * @param backend value of {@code backend}, if it is given
     * @param backendConfig value of {@code featurestore.backendConfig}, if it is given
     * @throws FeatureStoreException {@code CONFLICTING_PARAMETERS} if both are given, with different values
     */
    static String backend(@Nullable String backend, @Nullable String backendConfig) {
        if (backend != null && backendConfig != null && !backend.equals(backendConfig)) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    PropertyNames.BACKEND + " is " + backend + ", but its alias " + PropertyNames.BACKEND_CONFIG
                            + " is " + backendConfig,
                    "Set only one of them");
        }
        return backend != null ? backend : backendConfig != null ? backendConfig : LOCAL;
    }
}
