package dev.featurestore.maven;

import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.command.CheckRequest;
import dev.featurestore.operator.command.CheckStore;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the deployed store answers, step by step: the gateway (an unsigned OPTIONS must get 200), its authoriser
 * (an unsigned GET must get 401 or 403), the store (a signed GET must get 200) and, with {@code featurestore.checkWrites}, a
 * feature store and an entity that are created, read and deleted. Reports the first step that fails and what to do.
 * Prints what a client needs to use the store, and writes the result as a page, {@code report.html}.
 *
 * <p>The address of the store is the output {@code api_endpoint} of the stack's last apply job.
 *
 * <p>Example: {@code mvn featurestore:check -Dfeaturestore.cloud=embedded}
 *
 * @since 0.1.0
 */
@Mojo(name = "check", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class CheckMojo extends AbstractStackMojo {

    /**
     * URL of the store's API, such as the value of the stack's output {@code api_endpoint}. If set, the goal does not
     * read the configuration or look for a stack. It lists the feature stores of {@code compartmentId}, by default of
     * your tenancy.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.API_ENDPOINT)
    private @Nullable String apiEndpoint;

    /**
     * Maximum time to wait, in seconds, until the deployed store answers. {@code 0} tries once.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CHECK_TIMEOUT, defaultValue = "300")
    private int checkTimeout;

    /**
     * Also creates a feature store and an entity in the deployed store, reads them and deletes them.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CHECK_WRITES, defaultValue = "false")
    private boolean checkWrites;

    /**
     * File for the steps as test results, in the XML of JUnit, which CI systems show, such as {@code
     * target/featurestore/junit.xml}. A relative path is resolved against the project's folder. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.JUNIT_FILE)
    private @Nullable String junitFile;

    /**
     * Folder for {@code report.html}, the result as a page. Default: {@code target/featurestore/} ({@code .featurestore/} without a
     * POM), and a folder for each stack below it.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.RESULTS_DIRECTORY)
    private @Nullable String resultsDirectory;

    /**
     * Opens {@code report.html} in the browser of this desktop when the goal ends. Ignored, with a line, in batch mode ({@code
     * -B}) and where there is no terminal or no desktop.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OPEN, defaultValue = "false")
    private boolean open;

    @Inject
    CheckMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        try (Closing page = pageAtEnd(open, results(resultsDirectory))) {
            new CheckStore(operatorProject(), stack())
                    .run(new CheckRequest(
                                    Optional.ofNullable(apiEndpoint),
                                    CheckOptions.DEFAULT
                                            .withTimeout(Seconds.checkTimeout(checkTimeout))
                                            .withWrites(checkWrites))
                            .withResults(results(resultsDirectory))
                            .withJunit(paths().find(junitFile, PropertyNames.JUNIT_FILE)));
        }
    }
}
