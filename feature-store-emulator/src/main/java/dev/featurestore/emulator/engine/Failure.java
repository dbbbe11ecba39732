package dev.featurestore.emulator.engine;

/**
 * Why a job failed.
 *
 * @param code Resource Manager's failure code, such as {@code TERRAFORM_EXECUTION_ERROR}
 * @param message what happened, for people
 */
public record Failure(String code, String message) {}
