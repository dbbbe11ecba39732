package dev.featurestore.maven;

import dev.featurestore.operator.command.Verify;
import dev.featurestore.operator.command.VerifyRequest;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the configuration, the variables of the stack and the stack itself: types, the limits of Resource Manager, the
 * stack's own validations as far as they can be evaluated without Terraform, and what {@code terraform validate} checks:
 * undeclared names, and arguments, blocks and attributes that the types of the provider oracle/oci do not have. Reports all
 * problems at once, each with file, line and column. Changes nothing. Needs a network only to read
 * {@code oci://bucket@namespace/object}.
 *
 * <p>Example: {@code mvn featurestore:verify -Dfeaturestore.format=json}
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class VerifyMojo extends AbstractCloudMojo {

    /**
     * Where the operator runs: {@code local} (in Maven's JVM), {@code container}, or the path of a backend file, which
     * is verified too. Default: {@code local}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.BACKEND)
    private @Nullable String backend;

    /**
     * Alias of {@code backend}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.BACKEND_CONFIG)
    private @Nullable String backendConfig;

    /**
     * Output format: {@code text}, or {@code json} for one JSON document in one line, also without problems, in
     * the form {@code {"problems":[{"severity","code","file","line","column","path","message","hint"}]}}. A severity is
     * {@code error} or {@code warning}; a warning does not fail the build. Line and column start at 1. Under GitHub
     * Actions ({@code GITHUB_ACTIONS=true}) the goal also annotates the lines that have problems.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "text", required = true)
    private Format format;

    /**
     * File for the problems as test results, in the XML of JUnit, which CI systems show, such as {@code
     * target/featurestore/junit.xml}. A relative path is resolved against the project's folder. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.JUNIT_FILE)
    private @Nullable String junitFile;

    @Inject
    VerifyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        new Verify(operatorProject())
                .run(VerifyRequest.of(inputs())
                        .withBackend(BackendParameters.backend(backend, backendConfig))
                        .withJson(format == Format.json)
                        .withJunit(paths().find(junitFile, PropertyNames.JUNIT_FILE)));
    }
}
