package dev.featurestore.emulator.engine;

/** Tells a running job whether it was asked to stop. */
@FunctionalInterface
public interface Cancellation {

    /** Whether the job should stop as soon as it can; once true, it stays true. */
    boolean requested();
}
