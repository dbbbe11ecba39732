package dev.featurestore.terraform.schema;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A type of resource or data source.
 *
 * @param name its name, such as {@code oci_core_vcn}
 * @param schemaVersion the version of its schema, as states carry it
 * @param schema the schema of its blocks
 * @param replacedBy dotted paths of attributes and blocks whose change replaces the resource, such as {@code
 *     create_vnic_details} or {@code containers.image_url}; empty for a data source
 */
public record TypeInterface(String name, long schemaVersion, BlockSchema schema, Set<String> replacedBy) {

    public TypeInterface {
        replacedBy = Set.copyOf(replacedBy);
    }

    /**
     * This type with the replacing attributes and computed blocks of the same type from another source, as far as this
     * one still has them: Terraform's output about a provider has neither.
     */
    public TypeInterface withFactsOf(TypeInterface known) {
        Set<String> all = new HashSet<>(replacedBy);
        for (String path : known.replacedBy) {
            if (has(schema, path)) {
                all.add(path);
            }
        }
        return new TypeInterface(name, schemaVersion, withFactsOf(schema, known.schema), all);
    }

    private static BlockSchema withFactsOf(BlockSchema schema, BlockSchema known) {
        SortedMap<String, NestedBlock> blocks = new TreeMap<>();
        for (NestedBlock block : schema.blocks().values()) {
            NestedBlock before = known.blocks().get(block.name());
            blocks.put(
                    block.name(),
                    before == null
                            ? block
                            : new NestedBlock(
                                    block.name(),
                                    block.nesting(),
                                    withFactsOf(block.block(), before.block()),
                                    block.minItems(),
                                    block.maxItems(),
                                    block.computed() || before.computed()));
        }
        return new BlockSchema(schema.attributes(), blocks);
    }

    private static boolean has(BlockSchema schema, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return schema.attributes().containsKey(path) || schema.blocks().containsKey(path);
        }
        NestedBlock block = schema.blocks().get(path.substring(0, dot));
        return block != null && has(block.block(), path.substring(dot + 1));
    }
}
