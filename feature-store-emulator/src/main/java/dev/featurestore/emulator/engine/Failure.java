package dev.featurestore.emulator.engine;

/**
 * The failure of a job.
 *
 * @param code Resource Manager's failure code, such as {@code TERRAFORM_EXECUTION_ERROR}
 * @param message the problem, as a text for users
 */
public record Failure(String code, String message) {}
