package dev.featurestore.terraform.schema;

import java.util.Collections;
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
}
