package dev.featurestore.maven;

import dev.featurestore.operator.command.ListJobs;
import dev.featurestore.operator.command.WordParameter;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Lists the jobs of the stack, newest first. Changes nothing; needs no POM.
 *
 * <p>Example: {@code mvn featurestore:jobs -Dfeaturestore.limit=5}
 *
 * @since 0.1.0
 */
@Mojo(name = "jobs", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class JobsMojo extends AbstractStackMojo {

    /**
     * Maximum number of jobs to list.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.limit", defaultValue = "20", required = true)
    private int limit;

    /**
     * Output format: {@code table}, or {@code json} for one JSON document on standard output. With Maven's {@code -q}
     * nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    @Inject
    JobsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        new ListJobs(operatorProject(), stack())
                .run(limit, WordParameter.TABLE_OR_JSON.checked(format).equals("json"));
    }
}
