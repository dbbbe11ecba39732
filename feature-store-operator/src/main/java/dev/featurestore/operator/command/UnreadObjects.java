package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Path;
import java.util.Optional;

/** Object Storage for a goal that does not connect to a cloud: each read is refused. */
record UnreadObjects() implements ObjectReader {

    @Override
    public byte[] bytes(ObjectAddress address, Optional<String> region, int atMost) {
        throw refused(address);
    }

    @Override
    public Path file(ObjectAddress address, Optional<String> region, long atMost) {
        throw refused(address);
    }

    private static FeatureStoreException refused(ObjectAddress address) {
        return FeatureStoreException.of(
                FailureCode.INVALID_PARAMETER,
                "this goal does not read " + address + ", because it does not connect to a cloud",
                "Use a local copy");
    }
}
