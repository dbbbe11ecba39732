package dev.featurestore.terraform.schema;

import dev.featurestore.terraform.syntax.JsonBlocks;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nested blocks of the bundled types. Reads a table when a file in JSON syntax needs it. */
public final class TypeBlocks implements JsonBlocks {

    private @Nullable InterfaceTable oci;
    private final Map<String, ProviderInterface> utilities = new HashMap<>();

    @Override
    public Optional<Kinds> of(String block, String type) {
        boolean data = block.equals("data");
        if (!data && !block.equals("resource")) {
            return Optional.empty();
        }
        String provider = type.substring(0, Math.max(type.indexOf('_'), 0));
        if (!UtilityTables.NAMES.contains(provider)) {
            return (data ? oci().dataSource(type) : oci().resource(type)).map(found -> kinds(found.schema()));
        }
        ProviderInterface utility = utilities.computeIfAbsent(provider, UtilityTables::read);
        return Optional.ofNullable((data ? utility.dataSources() : utility.resources()).get(type))
                .map(found -> kinds(found.schema()));
    }

    private InterfaceTable oci() {
        if (oci == null) {
            oci = InterfaceTable.bundled();
        }
        return oci;
    }

    private static Kinds kinds(BlockSchema schema) {
        return name -> Optional.ofNullable(schema.blocks().get(name)).map(nested -> kinds(nested.block()));
    }
}
