package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.LogLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Request of {@link PrintLog}.
 *
 * @param job OCID of the job; default: the stack's latest job
 * @param follow whether to follow the job until it finishes
 * @param level lowest level of the entries to print
 * @param json whether to print one JSON document
 */
public record LogsRequest(Optional<String> job, boolean follow, LogLevel level, boolean json) {

    /** The whole log of the latest job, as lines. */
    public static final LogsRequest DEFAULT = new LogsRequest(Optional.empty(), false, LogLevel.TRACE, false);

    /**
     * The level of a name.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code INVALID_PARAMETER} if it is unknown
     */
    public static LogLevel level(String name) {
        List<String> words =
                Arrays.stream(LogLevel.values()).map(LogLevel::name).toList();
        return LogLevel.valueOf(new WordParameter("featurestore.level", words).checked(name));
    }

    public LogsRequest withJob(Optional<String> job) {
        return new LogsRequest(job, follow, level, json);
    }

    public LogsRequest withFollow(boolean follow) {
        return new LogsRequest(job, follow, level, json);
    }

    public LogsRequest withLevel(LogLevel level) {
        return new LogsRequest(job, follow, level, json);
    }

    public LogsRequest withJson(boolean json) {
        return new LogsRequest(job, follow, level, json);
    }
}
