package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.Bundle;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.List;
import java.util.Map;

/**
 * The stack's configuration, read and found whole.
 *
 * @param root the root module
 * @param lines the lines of each file, by the name that positions have
 * @param bundle the files that it was read from
 */
record Configuration(ModuleInstance root, Map<String, List<String>> lines, Bundle bundle) {

    Configuration {
        lines = Map.copyOf(lines);
    }

    /** A place in a block, with the line that is written there. */
    Diagnostic.Place place(SourcePosition position, String block) {
        return Diagnostic.Place.in(lines, position, block);
    }

    /** Where a block begins. */
    Diagnostic.Place place(Block block) {
        return place(block.position(), Diagnostic.Place.header(block));
    }
}
