package dev.featurestore.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the configuration, and the stack's variables against it. Reports all problems in one go, each with file, line
 * and column. Touches nothing and needs no network.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class VerifyMojo extends AbstractFeatureStoreMojo {

    /** The operator's configuration. */
    @Parameter(property = PropertyNames.CONFIG, defaultValue = "${basedir}/feature_store.yaml", required = true)
    private File config;

    /**
     * Where the operator runs: {@code local} (this JVM), or the path of a backend file. A file is checked too.
     */
    @Parameter(property = PropertyNames.BACKEND, defaultValue = "local", required = true)
    private String backend;

    @Override
    void run() {
        operator().verify(config.toPath(), backend);
    }
}
