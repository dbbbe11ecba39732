package dev.featurestore.operator.cloud;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the objects of Object Storage that a configuration names. The first read opens the access to the cloud.
 *
 * <p>Every call fails with a {@link dev.featurestore.operator.failure.FeatureStoreException}: as those of {@link ObjectStorage},
 * or because signing in fails.
 */
public interface ObjectReader {

    /** A reader for input that names no objects. */
    static ObjectReader none() {
        return new NoObjects();
    }

    /**
     * Reads a small object.
     *
     * @param region the bucket's region; empty for the user's region
     * @param atMost maximum size in bytes
     */
    byte[] bytes(ObjectAddress address, Optional<String> region, int atMost);

    /**
     * Downloads an object to a file, which is deleted when the run ends.
     *
     * @param region the bucket's region; empty for the user's region
     * @param atMost maximum size in bytes
     */
    Path file(ObjectAddress address, Optional<String> region, long atMost);
}
