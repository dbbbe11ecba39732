package dev.featurestore.operator.deploy;

/**
 * A condition of the stack that was not met, as the log tells it: the validation of a variable, a precondition or
 * postcondition, or the assertion of a {@code check} block.
 *
 * @param error whether the job failed for it; {@code check} blocks only warn
 * @param summary Terraform's summary, such as {@code Resource precondition failed}
 * @param message the stack's own words: the first paragraph of them
 * @param file the file, relative to the folder that Terraform ran in
 * @param line where in it: the first line of a variable's {@code validation} block, or of another condition's expression
 * @param validation whether it is the validation of a variable
 */
public record FailedCheck(boolean error, String summary, String message, String file, int line, boolean validation) {}
