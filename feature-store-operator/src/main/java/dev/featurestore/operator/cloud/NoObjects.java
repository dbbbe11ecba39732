package dev.featurestore.operator.cloud;

import java.nio.file.Path;
import java.util.Optional;

/** Nothing in Object Storage is named, so nothing is read there. */
record NoObjects() implements ObjectReader {

    @Override
    public byte[] bytes(ObjectAddress address, Optional<String> region, int atMost) {
        throw new IllegalStateException("nothing was to be read in Object Storage, but " + address + " was");
    }

    @Override
    public Path file(ObjectAddress address, Optional<String> region, long atMost) {
        throw new IllegalStateException("nothing was to be read in Object Storage, but " + address + " was");
    }
}
