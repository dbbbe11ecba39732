package dev.featurestore.maven;

import dev.featurestore.operator.OutputsRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the outputs of the last apply job that succeeded, and warns if they may no longer be true because a later job
 * failed or is running. Values of sensitive outputs are never shown. Changes nothing; needs no POM.
 *
 * <p>For a shell: {@code endpoint=$(mvn -q featurestore:outputs -Dfeaturestore.outputName=api_endpoint)}; with {@code -q}
 * exactly the value is printed, and a line end.
 */
@Mojo(name = "outputs", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class OutputsMojo extends AbstractStackMojo {

    /**
     * {@code table}; {@code json} for one JSON document, as {@code {"NAME": {"value": "...", "sensitive": false, "job":
     * "ocid1.ormjob...", "stale": false}}}; or {@code dotenv} for lines {@code featurestore_outputs_NAME=VALUE} that a shell
     * reads. The last two go to standard output as they are; with Maven's {@code -q} they are all that is printed.
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    /**
     * Name of one output: its value alone is printed, without a prefix, whatever the format. A sensitive one is refused.
     */
    @Parameter(property = PropertyNames.OUTPUT_NAME)
    private @Nullable String outputName;

    /**
     * Prints the value of {@code featurestore.outputName} although it may no longer be true, because after the job that it
     * is from a job failed, was canceled, is running or replaced the state. Without it the goal fails then.
     */
    @Parameter(property = PropertyNames.ALLOW_STALE, defaultValue = "false")
    private boolean allowStale;

    @Inject
    OutputsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        String form = new WordParameter(PropertyNames.FORMAT, List.of("table", "json", "dotenv")).checked(format);
        stack().outputs(new OutputsRequest(
                OutputsRequest.Form.valueOf(form.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(outputName),
                allowStale));
    }
}
