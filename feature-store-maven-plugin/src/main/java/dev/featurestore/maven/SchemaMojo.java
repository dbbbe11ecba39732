package dev.featurestore.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the JSON Schemas (draft-07) by which editors complete and check the configuration:
 * {@code feature_store.schema.json} and {@code backend_operator.schema.json}. Files that {@code init} wrote name them in
 * their first line. Needs no network.
 */
@Mojo(name = "schema", requiresProject = false, aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class SchemaMojo extends AbstractFeatureStoreMojo {

    /** Folder that the files are written to; it is made if it is missing. */
    @Parameter(property = PropertyNames.OUTPUT, defaultValue = "${basedir}", required = true)
    private String output;

    /**
     * Whether files that are there are replaced. Otherwise, if any of them is there with another text, nothing is
     * written.
     */
    @Parameter(property = PropertyNames.OVERWRITE, defaultValue = "false")
    private boolean overwrite;

    @Override
    void run() {
        operator().schema(paths().read(output, PropertyNames.OUTPUT), overwrite);
    }
}
