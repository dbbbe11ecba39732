package dev.featurestore.operator.cloud;

import java.nio.file.Path;
import java.util.Optional;

/** A reader for input that names no object of Object Storage. */
record NoObjects() implements ObjectReader {

    @Override
    public byte[] bytes(ObjectAddress address, Optional<String> region, int atMost) {
        throw new IllegalStateException("unexpected read of " + address + " in Object Storage");
    }

    @Override
    public Path file(ObjectAddress address, Optional<String> region, long atMost) {
        throw new IllegalStateException("unexpected read of " + address + " in Object Storage");
    }
}
