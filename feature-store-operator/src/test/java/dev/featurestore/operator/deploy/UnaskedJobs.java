package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Jobs;
import dev.featurestore.operator.cloud.LogEntries;
import dev.featurestore.operator.cloud.LogEntry;
import dev.featurestore.operator.cloud.LogLevel;
import dev.featurestore.operator.cloud.LogPage;
import dev.featurestore.operator.cloud.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs that answer only what a test defines. */
public interface UnaskedJobs extends Jobs {

    @Override
    default Job job(String jobId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default LogPage log(String jobId, Optional<String> page) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default LogEntries log(String jobId, Optional<String> page, LogLevel atLeast) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default List<LogEntry> newestLog(String jobId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default Optional<List<Output>> outputs(String jobId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default Optional<byte[]> planJson(String jobId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default Optional<byte[]> configurationZip(String jobId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default String workingDirectory(String jobId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default Map<String, String> variables(String jobId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default void cancel(String jobId, boolean forced) {
        throw new AssertionError("not asked for here");
    }
}
