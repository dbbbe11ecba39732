package dev.featurestore.maven;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Stops the embedded cloud that {@code cloud} runs for this project. First waits up to a minute for builds that use it; jobs
 * that still run then are marked as failed at the next start. Stacks, stores and their data stay in the folder {@code
 * .featurestore}. Does nothing if no cloud runs.
 *
 * <p>Example: {@code mvn featurestore:cloud-stop}
 *
 * @since 0.1.0
 */
@Mojo(name = "cloud-stop", requiresProject = false, threadSafe = true)
public final class CloudStopMojo extends AbstractFeatureStoreMojo {

    @Override
    void run() {
        new CloudEnd(console(), rehearsalFolder()).stop();
    }
}
