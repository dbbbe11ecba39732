package dev.featurestore.operator.init;

import dev.featurestore.operator.schema.JsonSchema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the JSON Schemas that the configuration files name in their first lines. */
public final class SchemaFiles {
    /** Schema of the operator's configuration. */
    static final String CONFIGURATION = "feature_store.schema.json";

    /** Schema of backend files. */
    static final String BACKEND = "backend_operator.schema.json";

    /** What a file's first line says to editors about the schema beside it (yaml-language-server's documentation). */
    static String modeline(String schema) {
        return "# yaml-language-server: $schema=./" + schema;
    }

    /** The texts by file name. */
    static Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(CONFIGURATION, JsonSchema.ofConfiguration());
        contents.put(BACKEND, JsonSchema.ofBackends());
        return contents;
    }

    /**
     * Writes the schemas, both or none.
     *
     * @param folder made if it is not there
     * @param overwrite whether files that exist with another text are replaced
     * @throws dev.featurestore.operator.failure.FeatureStoreException naming every file that exists with another text
     */
    public Written write(Path folder, boolean overwrite) {
        FileSet files = new FileSet(folder, contents());
        if (!overwrite) {
            files.refuseToReplace();
        }
        return files.write();
    }
}
