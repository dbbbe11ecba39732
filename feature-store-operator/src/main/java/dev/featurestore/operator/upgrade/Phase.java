package dev.featurestore.operator.upgrade;

/**
 * A phase of an upgrade before its last job.
 *
 * @param colors the colors of the phase
 * @param job whether a job brings them about; false if they are deployed already
 * @param awaited the color that must answer before the next phase
 */
public record Phase(Colors colors, boolean job, String awaited) {}
