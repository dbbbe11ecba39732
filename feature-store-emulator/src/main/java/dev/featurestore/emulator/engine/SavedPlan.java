package dev.featurestore.emulator.engine;

import java.nio.file.Path;

/**
 * The plan of an earlier PLAN job.
 *
 * @param jobId OCID of that job
 * @param file the plan in the binary form of the engine that created it
 * @param stale whether the stack's state has changed since
 */
public record SavedPlan(String jobId, Path file, boolean stale) {}
