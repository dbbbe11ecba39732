package dev.featurestore.maven;

import dev.featurestore.operator.command.Init;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the JSON Schemas (draft-07) of the configuration files, with which editors complete and validate them: {@code
 * feature_store.schema.json}, {@code feature_store.environment.schema.json} and {@code backend_operator.schema.json}. The first
 * line of the files that {@code init} writes refers to them. The first one has the variables of the stack of {@code feature_store.yaml}, with types, allowed
 * values, descriptions and defaults: of the bundled stack, or of your own. Needs no network.
 *
 * <p>Example: {@code mvn featurestore:schema -Dfeaturestore.output=schemas}
 *
 * @since 0.1.0
 */
@Mojo(name = "schema", requiresProject = false, aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class SchemaMojo extends AbstractFeatureStoreMojo {

    /**
     * Folder to write the files to. It is created if it does not exist.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OUTPUT, defaultValue = "${basedir}", required = true)
    private String output;

    /**
     * Overwrites existing files. Otherwise, if one of the files exists with different content, no file is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OVERWRITE, defaultValue = "false")
    private boolean overwrite;

    /**
     * Operator configuration whose stack has the variables: the path of a YAML file. If it does not exist, they are those of
     * the bundled stack; if its stack cannot be read, the schema accepts any variable.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CONFIG, defaultValue = "${basedir}/feature_store.yaml", required = true)
    private String config;

    @Override
    void run() {
        new Init(operatorProject())
                .schemas(
                        paths().read(output, PropertyNames.OUTPUT),
                        overwrite,
                        paths().read(config, PropertyNames.CONFIG));
    }
}
