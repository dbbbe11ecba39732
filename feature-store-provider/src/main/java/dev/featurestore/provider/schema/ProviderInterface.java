package dev.featurestore.provider.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that Terraform must know of a provider.
 *
 * @param source its source address without a host, {@code oracle/oci}
 * @param version the version whose interface this is, such as {@code 8.28.0}
 * @param provider what a {@code provider} block may have
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
