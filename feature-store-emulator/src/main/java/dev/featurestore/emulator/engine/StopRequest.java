package dev.featurestore.emulator.engine;

/** The request to stop a running job. */
@FunctionalInterface
public interface StopRequest {

    /** Whether the job must stop as soon as possible; once true, it stays true. */
    boolean requested();
}
