package dev.featurestore.operator.verify;

import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration with mistakes.
 *
 * @param problems what the user is told
 */
record Broken(String name, String yaml, String problems) {
    /** All of them. */
    static List<Broken> all() {
        return Stream.of(BrokenFiles.ALL, BrokenKeys.ALL, BrokenStacks.ALL, BrokenVariables.ALL, BrokenEnvironment.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** A file whose {@code spec} has these lines. */
    static String spec(String below) {
        return "kind: operator\ntype: feature_store\nversion: v1\nspec:\n"
                + below.indent(below.startsWith(" ") ? 0 : 2);
    }

    @Override
    public String toString() {
        return name;
    }
}
