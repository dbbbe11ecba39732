package dev.featurestore.operator.cloud;

import dev.featurestore.operator.hint.Commands;
import java.util.List;

/** Access to a cloud. It is opened only after the input was verified, and closed when the goal ends. */
public interface CloudAccess extends AutoCloseable {

    /** Whether this is a rehearsal, which changes nothing in OCI. */
    boolean rehearsal();

    /** Whether OCI's Console shows its stacks: not in a rehearsal, nor at an endpoint of your own. */
    default boolean hasConsole() {
        return false;
    }

    /**
     * Prepares requests to the cloud.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException if that cannot be done
     */
    CloudAddress open();

    /** Whether the cloud and its jobs continue after this run. */
    default boolean continues() {
        return true;
    }

    /** Lines for the end of a deployment: how long the cloud, and the store with it, answers. */
    default List<String> closing(Commands commands) {
        return List.of();
    }

    /** Warnings to print after {@link #open}, such as a part of the embedded cloud that does not work. */
    default List<String> warnings() {
        return List.of();
    }

    /** Releases what {@link #open} prepared. */
    @Override
    void close();
}
