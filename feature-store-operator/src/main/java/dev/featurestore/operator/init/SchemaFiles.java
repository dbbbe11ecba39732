package dev.featurestore.operator.init;

import dev.featurestore.terraform.module.TerraformModule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the JSON Schemas that the first lines of the configuration files refer to. */
public final class SchemaFiles {
    /** Schema of the operator's configuration. */
    static final String CONFIGURATION = "feature_store.schema.json";

    /** Schema of the files of environments. */
    static final String ENVIRONMENT = "feature_store.environment.schema.json";

    /** Schema of backend files. */
    static final String BACKEND = "backend_operator.schema.json";

    /** The first line of a file, which gives editors its schema (documentation of yaml-language-server). */
    static String modeline(String schema) {
        return "# yaml-language-server: $schema=./" + schema;
    }

    private final String configuration;

    private SchemaFiles(String configuration) {
        this.configuration = configuration;
    }

    /** The schemas for any stack: the variables are not checked. */
    public static SchemaFiles ofAnyStack() {
        return new SchemaFiles(JsonSchema.ofConfiguration());
    }

    /** The schemas for the bundled stack. */
    public static SchemaFiles ofBundledStack(ClassLoader loader) {
        return new SchemaFiles(JsonSchema.ofConfiguration(
                Optional.empty(), BundledStack.read(loader).variables()));
    }

    /**
     * The schemas for a stack of your own.
     *
     * @param source {@code spec.stack.source} as it is written
     */
    public static SchemaFiles of(String source, TerraformModule module) {
        return new SchemaFiles(JsonSchema.ofConfiguration(Optional.of(source), module.variables()));
    }

    /** The text of the schema of environments, by file name. */
    static Map<String, String> ofEnvironments() {
        return Map.of(ENVIRONMENT, JsonSchema.ofEnvironments());
    }

    /** The texts by file name, of the files that {@code init} writes without an environment. */
    Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(CONFIGURATION, configuration);
        contents.put(BACKEND, JsonSchema.ofBackends());
        return contents;
    }

    /**
     * Writes all schemas or none.
     *
     * @param folder created if missing
     * @param overwrite replaces existing files with another text
     * @throws dev.featurestore.operator.failure.FeatureStoreException with each file that exists with another text
     */
    public Written write(Path folder, boolean overwrite) {
        Map<String, String> contents = new LinkedHashMap<>(contents());
        contents.putAll(ofEnvironments());
        FileSet files = new FileSet(folder, contents);
        if (!overwrite) {
            files.refuseToReplace();
        }
        return files.write();
    }
}
