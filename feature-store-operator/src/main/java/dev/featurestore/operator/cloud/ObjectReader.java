package dev.featurestore.operator.cloud;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads objects of Object Storage for whoever verifies. A cloud is needed from the first object on, and not before.
 *
 * <p>Every call fails with a {@link dev.featurestore.operator.failure.FeatureStoreException}: as those of {@link ObjectStorage},
 * or because nobody can sign in.
 */
public interface ObjectReader {

    /** One for what names no objects. */
    static ObjectReader none() {
        return new NoObjects();
    }

    /**
     * A small object.
     *
     * @param region the bucket's region; without one it is that of whoever signs in
     * @param atMost how many bytes it may have
     */
    byte[] bytes(ObjectAddress address, Optional<String> region, int atMost);

    /**
     * An object as a file, which is deleted when the run ends.
     *
     * @param region the bucket's region; without one it is that of whoever signs in
     * @param atMost how many bytes it may have
     */
    Path file(ObjectAddress address, Optional<String> region, long atMost);
}
