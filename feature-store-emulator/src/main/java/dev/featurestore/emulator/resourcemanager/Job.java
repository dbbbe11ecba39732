package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.store.Digest;

/**
 * A job at one moment.
 *
 * @param order what it was created to do
 * @param progress how far it is
 * @param revision counts its changes from 1
 */
record Job(JobOrder order, JobProgress progress, long revision) {

    String id() {
        return order.id();
    }

    boolean finished() {
        return progress.state().finished();
    }

    /** Changes with every change of the job. */
    String etag() {
        return Digest.sha256(order.id() + "/" + revision);
    }

    Job with(JobOrder next) {
        return new Job(next, progress, revision + 1);
    }

    Job with(JobProgress next) {
        return new Job(order, next, revision + 1);
    }
}
