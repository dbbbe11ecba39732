package dev.featurestore.maven;

import dev.featurestore.operator.command.OutputsRequest;
import dev.featurestore.operator.command.PrintOutputs;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the outputs of the last apply job that succeeded. Warns if they may be out of date because a later job failed
 * or is running. Values of sensitive outputs are masked. Changes nothing; needs no POM.
 *
 * <p>To use one in a shell: {@code endpoint=$(mvn -q featurestore:outputs -Dfeaturestore.outputName=api_endpoint)}.
 * With {@code -q} only the value and a line end are printed.
 *
 * <p>Example: {@code mvn featurestore:outputs -Dfeaturestore.format=dotenv}
 *
 * @since 0.1.0
 */
@Mojo(name = "outputs", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class OutputsMojo extends AbstractStackMojo {

    /**
     * Output format: {@code table}; {@code json} for one JSON document, as {@code {"NAME": {"value": "...",
     * "sensitive": false, "job": "ocid1.ormjob...", "stale": false}}}; {@code dotenv} for lines {@code
     * featurestore_outputs_NAME=VALUE} that a shell can read. {@code json} and {@code dotenv} go to standard output;
     * with Maven's {@code -q} nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    /**
     * Name of one output. Prints only its value, without a prefix, whatever the format. Fails if the output is
     * sensitive.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OUTPUT_NAME)
    private @Nullable String outputName;

    /**
     * Prints the value of {@code featurestore.outputName} even if it may be out of date, because a later job failed,
     * was canceled, is running or replaced the state. Otherwise the goal fails in that case.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.allowStale", defaultValue = "false")
    private boolean allowStale;

    @Inject
    OutputsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        new PrintOutputs(operatorProject(), stack())
                .run(OutputsRequest.DEFAULT
                        .withForm(OutputsRequest.Form.named(format))
                        .withName(Optional.ofNullable(outputName))
                        .withAllowStale(allowStale));
    }
}
