package dev.featurestore.terraform.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A place that refers to something.
 *
 * @param reference what it refers to
 * @param attribute the attribute that it takes of that, such as the output of a module; empty if it takes the whole, or
 *     an element first
 * @param position where it is written
 */
public record ReferenceUse(Reference reference, Optional<String> attribute, SourcePosition position) {

    static ReferenceUse of(Expression.Traversal traversal) {
        Reference reference = Reference.of(traversal);
        int behind = switch (reference.kind()) {
            case OTHER -> 0;
            case VARIABLE, LOCAL, MODULE -> 1;
            case RESOURCE -> traversal.root().equals("resource") ? 2 : 1;
            case DATA -> 2;
        };
        List<String> attributes = traversal.attributes();
        Optional<String> attribute =
                behind < attributes.size() ? Optional.of(attributes.get(behind)) : Optional.empty();
        return new ReferenceUse(reference, attribute, traversal.position());
    }
}
