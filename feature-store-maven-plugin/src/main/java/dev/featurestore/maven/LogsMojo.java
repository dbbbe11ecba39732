package dev.featurestore.maven;

import dev.featurestore.operator.LogsRequest;
import dev.featurestore.operator.cloud.LogLevel;
import java.util.Arrays;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log of a job, all of it, with the values of the stack's sensitive variables hidden. Does not
 * fail if the job did. Changes nothing; needs no POM.
 */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class LogsMojo extends AbstractStackMojo {

    /** OCID of the job; its stack need not be named. If not given, the stack's latest job. */
    @Parameter(property = PropertyNames.JOB)
    private @Nullable String job;

    /** Whether to wait for the job's end, and show the log as it is written. */
    @Parameter(property = PropertyNames.FOLLOW, defaultValue = "false")
    private boolean follow;

    /** {@code TRACE}, {@code DEBUG}, {@code INFO}, {@code WARN}, {@code ERROR} or {@code FATAL}: nothing below it is told. */
    @Parameter(property = PropertyNames.LEVEL, defaultValue = "TRACE", required = true)
    private String level;

    /**
     * {@code table} for lines, or {@code json} for one JSON document on standard output, with level and time of each entry;
     * with Maven's {@code -q} it is all that is printed.
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    @Inject
    LogsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        WordParameter levels = new WordParameter(
                PropertyNames.LEVEL,
                Arrays.stream(LogLevel.values()).map(LogLevel::name).toList());
        stack().logs(new LogsRequest(
                Optional.ofNullable(job),
                follow,
                LogLevel.valueOf(levels.checked(level)),
                WordParameter.TABLE_OR_JSON.checked(format).equals("json")));
    }
}
