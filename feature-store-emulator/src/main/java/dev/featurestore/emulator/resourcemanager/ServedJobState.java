package dev.featurestore.emulator.resourcemanager;

/** Lifecycle state of a job, in Resource Manager's terms. */
enum ServedJobState {
    ACCEPTED(false),
    IN_PROGRESS(false),
    CANCELING(false),
    SUCCEEDED(true),
    FAILED(true),
    CANCELED(true);

    private final boolean finished;

    ServedJobState(boolean finished) {
        this.finished = finished;
    }

    boolean finished() {
        return finished;
    }
}
