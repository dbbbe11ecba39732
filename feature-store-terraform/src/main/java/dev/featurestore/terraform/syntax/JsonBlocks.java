package dev.featurestore.terraform.syntax;

import java.util.Optional;

/**
 * The nested blocks of provider types. A file in JSON syntax does not say whether a property is an argument or a block, only the
 * type's schema does.
 */
public interface JsonBlocks {

    /** No type is known: all properties of resources and data sources that Terraform itself does not know are arguments. */
    JsonBlocks NONE = (block, type) -> Optional.empty();

    /**
     * The kinds of blocks of a type.
     *
     * @param block {@code resource}, {@code data} or {@code provider}
     * @param type the first label of the block
     * @return empty if the type is not known
     */
    Optional<Kinds> of(String block, String type);

    /** The kinds of blocks that a block has. */
    @FunctionalInterface
    interface Kinds {

        /** The kinds of blocks in a nested block; empty if there is no nested block of that name. */
        Optional<Kinds> in(String name);
    }
}
