package dev.featurestore.terraform.schema;

import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the interface of a small provider from one text: the head {@code provider SOURCE VERSION}, then its types. */
public final class WholeTable {

    private WholeTable() {}

    /**
     * Reads all types at once.
     *
     * @param name the name of the text for messages
     */
    public static ProviderInterface read(String text, String name) {
        TableReader table = new TableReader(text, name, 0);
        String[] head = table.words();
        table.next();
        BlockSchema provider = table.block();
        SortedMap<String, TypeInterface> resources = new TreeMap<>();
        SortedMap<String, TypeInterface> dataSources = new TreeMap<>();
        for (String kind = table.words()[0]; !kind.isEmpty(); kind = table.words()[0]) {
            TypeInterface type = table.type();
            (kind.equals("data") ? dataSources : resources).put(type.name(), type);
        }
        return new ProviderInterface(head[1], head[2], provider, resources, dataSources);
    }
}
