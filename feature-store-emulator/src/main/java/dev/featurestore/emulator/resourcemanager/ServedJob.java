package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.store.Digest;

/**
 * A job at one moment.
 *
 * @param order what it was created to do
 * @param progress how far it is
 * @param revision counts its changes from 1
 */
record ServedJob(ServedJobOrder order, JobProgress progress, long revision) {

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

    ServedJob with(ServedJobOrder next) {
        return new ServedJob(next, progress, revision + 1);
    }

    ServedJob with(JobProgress next) {
        return new ServedJob(order, next, revision + 1);
    }
}
