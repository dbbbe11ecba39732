package dev.featurestore.terraform.schema;

/**
 * A kind of block inside of a block.
 *
 * @param name its type name
 * @param nesting how its blocks form a value
 * @param block its schema
 * @param minItems minimum number of blocks
 * @param maxItems maximum number of blocks; 0 for any number
 * @param computed whether the service sets it where the configuration has none
 */
public record NestedBlock(
        String name, Nesting nesting, BlockSchema block, int minItems, int maxItems, boolean computed) {

    /** How the blocks of a kind form a value; in the order of the plugin protocol's numbers, from 1. */
    public enum Nesting {
        SINGLE,
        LIST,
        SET,
        MAP,
        GROUP
    }
}
