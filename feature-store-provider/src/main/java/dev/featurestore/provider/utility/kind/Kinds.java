package dev.featurestore.provider.utility.kind;

import java.util.Map;

/**
 * The types of a utility provider.
 *
 * @param resources kinds of resources by type
 * @param dataSources kinds of data sources by type
 */
public record Kinds(Map<String, ResourceKind> resources, Map<String, DataKind> dataSources) {

    public Kinds {
        resources = Map.copyOf(resources);
        dataSources = Map.copyOf(dataSources);
    }
}
