package dev.featurestore.maven;

import dev.featurestore.operator.command.LogsRequest;
import dev.featurestore.operator.command.PrintLog;
import dev.featurestore.operator.command.WordParameter;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the whole log of a job, with the values of sensitive variables masked. Succeeds even if the job failed.
 * Changes nothing; needs no POM.
 *
 * <p>Example: {@code mvn featurestore:logs -Dfeaturestore.level=ERROR}
 *
 * @since 0.1.0
 */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class LogsMojo extends AbstractStackMojo {

    /**
     * OCID of the job; the stack is not needed then. Default: the latest job of the stack.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.JOB)
    private @Nullable String job;

    /**
     * Prints new lines of the log until the job ends.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.follow", defaultValue = "false")
    private boolean follow;

    /**
     * Lowest level to print: {@code TRACE}, {@code DEBUG}, {@code INFO}, {@code WARN}, {@code ERROR} or {@code FATAL}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.level", defaultValue = "TRACE", required = true)
    private String level;

    /**
     * Output format: {@code table} for lines, or {@code json} for one JSON document on standard output, with level and
     * time of each entry. With Maven's {@code -q} nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    @Inject
    LogsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        new PrintLog(operatorProject(), stack())
                .run(LogsRequest.DEFAULT
                        .withJob(Optional.ofNullable(job))
                        .withFollow(follow)
                        .withLevel(LogsRequest.level(level))
                        .withJson(WordParameter.TABLE_OR_JSON.checked(format).equals("json")));
    }
}
