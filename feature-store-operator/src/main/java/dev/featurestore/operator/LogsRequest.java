package dev.featurestore.operator;

import dev.featurestore.operator.cloud.LogLevel;
import java.util.Optional;

/**
 * What {@link StackOperations#logs} is asked for.
 *
 * @param job OCID of the job; without it the stack's latest
 * @param follow whether to wait for the job's end
 * @param level entries of lower levels are left out
 * @param json whether to tell it as one JSON document
 */
public record LogsRequest(Optional<String> job, boolean follow, LogLevel level, boolean json) {}
