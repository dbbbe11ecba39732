package dev.featurestore.maven;

import dev.featurestore.operator.VerifyRequest;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the configuration, and the stack's variables against it: their types, Resource Manager's limits, and the stack's
 * own conditions as far as they can be decided without Terraform. Reports all problems in one go, each with file, line
 * and column. Touches nothing, and needs a network only for what is named as
 * {@code oci://bucket@namespace/object}.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class VerifyMojo extends AbstractCloudMojo {

    /**
     * Where the operator runs: {@code local} (this JVM), {@code container}, or the path of a backend file, which is checked
     * too. If not given: {@code local}.
     */
    @Parameter(property = PropertyNames.BACKEND)
    private @Nullable String backend;

    /** Another name of {@code backend}. */
    @Parameter(property = PropertyNames.BACKEND_CONFIG)
    private @Nullable String backendConfig;

    /**
     * How problems are told: {@code text}, or {@code json} for one JSON document on a line of its own, also if there are
     * none: {@code {"problems":[{"severity","code","file","line","column","path","message","hint"}]}}. Severities are
     * {@code error} and {@code warning}, which fails no build; line and column count from 1. Under GitHub Actions
     * ({@code GITHUB_ACTIONS=true}) problems are annotations of their lines as well.
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "text", required = true)
    private Format format;

    @Inject
    VerifyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        operator()
                .verify(new VerifyRequest(
                        inputs(), BackendParameters.backend(backend, backendConfig), format == Format.json));
    }
}
