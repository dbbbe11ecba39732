package dev.featurestore.operator.joblog;

/**
 * A failed condition of the stack in the log of a job: the validation of a variable, a precondition or postcondition, or the
 * assertion of a {@code check} block.
 *
 * @param error whether it made the job fail; {@code check} blocks only warn
 * @param summary Terraform's summary, such as {@code Resource precondition failed}
 * @param message the first paragraph of the stack's error message
 * @param file the file, relative to Terraform's working directory
 * @param line first line of a variable's {@code validation} block, or of another condition's expression
 * @param validation whether it is the validation of a variable
 */
public record FailedCheck(boolean error, String summary, String message, String file, int line, boolean validation) {}
