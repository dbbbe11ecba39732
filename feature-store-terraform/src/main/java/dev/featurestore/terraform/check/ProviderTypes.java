package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.List;
import java.util.Optional;

/**
 * The types of the provider oracle/oci.
 *
 * @param table its interface
 */
record ProviderTypes(InterfaceTable table) {

    private static final String PREFIX = "oci_";

    /** Whether a type is one of the provider's by its name. */
    static boolean isOwn(String type) {
        return type.startsWith(PREFIX);
    }

    /** The schema of a resource or data source; empty if the provider does not have the type, or it is another's. */
    Optional<BlockSchema> schema(Resource resource) {
        return isOwn(resource.type())
                ? type(resource.mode(), resource.type()).map(TypeInterface::schema)
                : Optional.empty();
    }

    Optional<TypeInterface> type(Resource.Mode mode, String name) {
        return mode == Resource.Mode.DATA ? table.dataSource(name) : table.resource(name);
    }

    List<String> names(Resource.Mode mode) {
        return mode == Resource.Mode.DATA ? table.dataSources() : table.resources();
    }
}
