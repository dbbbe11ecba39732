package dev.featurestore.terraform.schema;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The interface of a provider: its types and their schemas.
 *
 * @param source its source address without a host, {@code oracle/oci}
 * @param version the provider's version, such as {@code 8.28.0}; empty if the source of the interface has none
 * @param provider the schema of a {@code provider} block
 * @param resources types of resources by name
 * @param dataSources types of data sources by name
 */
public record ProviderInterface(
        String source,
        String version,
        BlockSchema provider,
        SortedMap<String, TypeInterface> resources,
        SortedMap<String, TypeInterface> dataSources) {

    public ProviderInterface {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        dataSources = Collections.unmodifiableSortedMap(new TreeMap<>(dataSources));
    }

    /**
     * Adds the types of another interface. A type of both has the other's schema, but keeps this one's replacing
     * attributes and computed blocks, as far as the other still has them. Source and version stay.
     */
    public ProviderInterface widenedBy(ProviderInterface other) {
        SortedMap<String, TypeInterface> allResources = new TreeMap<>(resources);
        for (Map.Entry<String, TypeInterface> entry : other.resources.entrySet()) {
            TypeInterface known = resources.get(entry.getKey());
            allResources.put(entry.getKey(), known == null ? entry.getValue() : kept(known, entry.getValue()));
        }
        SortedMap<String, TypeInterface> allDataSources = new TreeMap<>(dataSources);
        allDataSources.putAll(other.dataSources);
        return new ProviderInterface(source, version, other.provider, allResources, allDataSources);
    }

    private static TypeInterface kept(TypeInterface known, TypeInterface other) {
        Set<String> replacedBy = new HashSet<>(other.replacedBy());
        for (String path : known.replacedBy()) {
            if (has(other.schema(), path)) {
                replacedBy.add(path);
            }
        }
        return new TypeInterface(other.name(), other.schemaVersion(), kept(known.schema(), other.schema()), replacedBy);
    }

    private static BlockSchema kept(BlockSchema known, BlockSchema other) {
        SortedMap<String, NestedBlock> blocks = new TreeMap<>();
        for (NestedBlock block : other.blocks().values()) {
            NestedBlock before = known.blocks().get(block.name());
            blocks.put(
                    block.name(),
                    before == null
                            ? block
                            : new NestedBlock(
                                    block.name(),
                                    block.nesting(),
                                    kept(before.block(), block.block()),
                                    block.minItems(),
                                    block.maxItems(),
                                    block.computed() || before.computed()));
        }
        return new BlockSchema(other.attributes(), blocks);
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
