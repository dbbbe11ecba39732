package dev.featurestore.terraform.schema;

import dev.featurestore.terraform.syntax.JsonBlocks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nested blocks of the bundled types. Reads the table when a file in JSON syntax needs it. */
public final class TypeBlocks implements JsonBlocks {

    private @Nullable InterfaceTable table;

    @Override
    public Optional<Kinds> of(String block, String type) {
        return switch (block) {
            case "resource" -> table().resource(type).map(found -> kinds(found.schema()));
            case "data" -> table().dataSource(type).map(found -> kinds(found.schema()));
            default -> Optional.empty();
        };
    }

    private InterfaceTable table() {
        if (table == null) {
            table = InterfaceTable.bundled();
        }
        return table;
    }

    private static Kinds kinds(BlockSchema schema) {
        return name -> Optional.ofNullable(schema.blocks().get(name)).map(nested -> kinds(nested.block()));
    }
}
