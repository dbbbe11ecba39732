package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.store.Digest;

/**
 * A job at one moment.
 *
 * @param order its request
 * @param progress its state and results
 * @param revision number of its changes, from 1
 */
record ServedJob(ServedJobOrder order, JobProgress progress, long revision) {

    String id() {
        return order.id();
    }

    boolean finished() {
        return progress.state().finished();
    }

    /** Changes with each change of the job. */
    String etag() {
        return Digest.sha256(order.id() + "/" + revision);
    }

    ServedJob with(ServedJobOrder next) {
        return new ServedJob(next, progress, revision + 1);
    }

    ServedJob with(JobProgress next) {
        return new ServedJob(order, next, revision + 1);
    }
}
