package dev.featurestore.terraform.syntax;

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
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** The nested blocks of that type. */
    public List<Block> blocks(String type) {
        return blocks.stream().filter(b -> b.type().equals(type)).toList();
    }
}
