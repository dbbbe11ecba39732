package dev.featurestore.emulator.resourcemanager;

/** Lifecycle state of a job, in Resource Manager's terms. */
enum JobState {
    ACCEPTED(false),
    IN_PROGRESS(false),
    CANCELING(false),
    SUCCEEDED(true),
    FAILED(true),
    CANCELED(true);

    private final boolean finished;

    JobState(boolean finished) {
        this.finished = finished;
    }

    boolean finished() {
        return finished;
    }
}
