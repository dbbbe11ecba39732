package dev.featurestore.operator.cloud;

import java.util.List;

/** The way to a cloud. It is opened only when the input is known to be right, and closed when the goal ends. */
public interface CloudAccess extends AutoCloseable {

    /** True if nothing that is done there is done in OCI. */
    boolean rehearsal();

    /**
     * Makes ready what is needed to talk to the cloud.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException if that cannot be done
     */
    CloudAddress open();

    /** What the user is to know of what {@link #open} made ready, such as a part of it that does not work. */
    default List<String> warnings() {
        return List.of();
    }

    /** Gives up what {@link #open} made, if anything. */
    @Override
    void close();
}
