package dev.featurestore.terraform.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attributes and nested blocks of a block.
 *
 * @param attributes its attributes by name
 * @param blocks its kinds of blocks by name
 */
public record BlockSchema(SortedMap<String, Attribute> attributes, SortedMap<String, NestedBlock> blocks) {

    public BlockSchema {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
    }
}
