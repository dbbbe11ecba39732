package dev.featurestore.terraform.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arguments and nested blocks, each in the order of the text.
 *
 * @param attributes the arguments; no name occurs twice
 * @param blocks the nested blocks
 */
public record Body(List<Argument> attributes, List<Block> blocks) {

    public Body {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    /** The argument of that name. */
    public Optional<Argument> attribute(String name) {
        for (Argument attribute : attributes) {
            if (attribute.name().equals(name)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    /** The nested blocks of that type. */
    public List<Block> blocks(String type) {
        List<Block> found = new ArrayList<>();
        for (Block block : blocks) {
            if (block.type().equals(type)) {
                found.add(block);
            }
        }
        return found;
    }
}
