package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.LogLevel;
import java.util.Optional;

/**
 * Request of {@link StackOperations#logs}.
 *
 * @param job OCID of the job; default: the stack's latest job
 * @param follow whether to follow the job until it finishes
 * @param level lowest level of the entries to print
 * @param json whether to print one JSON document
 */
public record LogsRequest(Optional<String> job, boolean follow, LogLevel level, boolean json) {}
