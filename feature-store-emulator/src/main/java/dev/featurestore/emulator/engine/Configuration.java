package dev.featurestore.emulator.engine;

import dev.featurestore.terraform.Block;
import dev.featurestore.terraform.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The stack's configuration, read and found whole.
 *
 * @param root the root module
 * @param lines the lines of each file, by the name that positions have
 * @param bundle the files that it was read from
 */
record Configuration(ModuleInstance root, Map<String, List<String>> lines, Bundle bundle) {

    /** A line shown is cut here, so that a file of one line does not come back with every error in it. */
    private static final int LONGEST_LINE = 500;

    Configuration {
        lines = Map.copyOf(lines);
    }

    /** A place in a block, with the line that is written there. */
    Diagnostic.Place place(SourcePosition position, String block) {
        return place(lines, position, block);
    }

    /** Where a block begins. */
    Diagnostic.Place place(Block block) {
        return place(block.position(), header(block));
    }

    static Diagnostic.Place place(Map<String, List<String>> lines, SourcePosition position, String block) {
        List<String> file = lines.getOrDefault(position.file(), List.of());
        String text = position.line() <= file.size() ? file.get(position.line() - 1) : "";
        return new Diagnostic.Place(
                position.file(),
                position.line(),
                block,
                text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…");
    }

    /** A block as messages name it: {@code resource "oci_core_vcn" "this"}. */
    static String header(Block block) {
        return block.type()
                + block.labels().stream().map(label -> " \"" + label + "\"").collect(Collectors.joining());
    }
}
