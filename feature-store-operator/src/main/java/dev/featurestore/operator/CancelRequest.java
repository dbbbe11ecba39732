package dev.featurestore.operator;

import java.util.Optional;

/**
 * What {@link StackOperations#cancel} is asked for.
 *
 * @param job OCID of the job; without it the one that runs on the stack
 * @param forced whether Terraform is stopped at once, which may leave resources that its state does not know
 * @param dryRun whether to print what would be done, and change nothing
 */
public record CancelRequest(Optional<String> job, boolean forced, boolean dryRun) {}
