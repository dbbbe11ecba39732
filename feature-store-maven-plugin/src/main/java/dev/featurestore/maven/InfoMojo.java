package dev.featurestore.maven;

import dev.featurestore.maven.image.ImageRecord;
import dev.featurestore.operator.command.PackageStack;
import dev.featurestore.operator.command.WordParameter;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints the version of the plugin, the bundled stack with its digest, and the operator's images that were built here
 * last, with their digests, image IDs and contents. Needs no network.
 *
 * <p>Example: {@code mvn featurestore:info}
 *
 * @since 0.1.0
 */
@Mojo(name = "info", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class InfoMojo extends AbstractFeatureStoreMojo {

    /**
     * Output format: {@code table}, or {@code json} for one JSON document on standard output. With Maven's {@code -q}
     * nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    @Override
    void run() {
        boolean json = WordParameter.TABLE_OR_JSON.checked(format).equals("json");
        BuildInfo info =
                new BuildInfo(BuildFacts.read(), new PackageStack(operatorProject()), ImageRecord.in(results()));
        if (json) {
            console().verbatim(info.json());
        } else {
            info.lines(console());
        }
    }
}
