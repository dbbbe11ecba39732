package dev.featurestore.maven;

import dev.featurestore.operator.command.Status;
import dev.featurestore.operator.command.WordParameter;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Shows the state of the stack: what is deployed, since when and by which job, whether your configuration differs from
 * it, which job is running, which job failed since, and in the last line what to do next. Changes nothing; needs no
 * POM.
 *
 * <p>Example: {@code mvn featurestore:status -Dfeaturestore.cloud=embedded}
 *
 * @since 0.1.0
 */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class StatusMojo extends AbstractStackMojo {

    /**
     * Output format: {@code table}, or {@code json} for one JSON document on standard output. With Maven's {@code -q}
     * nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    @Inject
    StatusMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        new Status(operatorProject(), stack())
                .run(WordParameter.TABLE_OR_JSON.checked(format).equals("json"));
    }
}
