package dev.featurestore.emulator.engine;

import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error in the form of Terraform.
 *
 * @param summary the problem in a few words
 * @param address the resource with the error
 * @param place the place in the configuration
 * @param detail the problem in full; may be empty
 */
public record Diagnostic(String summary, Optional<String> address, Optional<Place> place, String detail) {

    /** Terraform's line width when it does not write to a terminal. */
    private static final int WIDTH = 78;

    /**
     * A line of the configuration.
     *
     * @param file the file's name, relative to the working directory
     * @param line from 1
     * @param block the block with the line, such as {@code resource "oci_core_vcn" "this"}; may be empty
     * @param text the line itself
     */
    public record Place(String file, int line, String block, String text) {

        /** Maximum length of a source line in a message. */
        private static final int LONGEST_LINE = 500;

        /**
         * A place with its source line.
         *
         * @param lines the lines of each file, by the file name in positions
         */
        public static Place in(Map<String, List<String>> lines, SourcePosition position, String block) {
            List<String> file = lines.getOrDefault(position.file(), List.of());
            String text = position.line() <= file.size() ? file.get(position.line() - 1) : "";
            return new Place(
                    position.file(),
                    position.line(),
                    block,
                    text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…");
        }
    }

    /** A diagnostic with a place. */
    public static Diagnostic at(Place place, String summary, String detail) {
        return new Diagnostic(summary, Optional.empty(), Optional.of(place), detail);
    }

    /** A diagnostic without a place. */
    public static Diagnostic nowhere(String summary, String detail) {
        return new Diagnostic(summary, Optional.empty(), Optional.empty(), detail);
    }

    /** Summary, place and the detail's first paragraph in one line. */
    public String message() {
        String where =
                place.map(p -> " (" + p.file() + " line " + p.line() + ")").orElse("");
        String more = detail.lines().findFirst().map(line -> ": " + line).orElse("");
        return address.map(a -> a + ": ").orElse("") + summary + where + more;
    }

    /** The lines that Terraform writes, without the box around them. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Error: " + summary);
        if (address.isPresent() || place.isPresent()) {
            lines.add("");
        }
        address.ifPresent(a -> lines.add("  with " + a + ","));
        place.ifPresent(p -> {
            String block = p.block().isEmpty() ? "" : ", in " + p.block();
            lines.add("  on " + p.file() + " line " + p.line() + block + ":");
            lines.add(String.format("%4d: %s", p.line(), p.text()));
        });
        if (!detail.isEmpty()) {
            lines.add("");
            detail.lines().forEach(paragraph -> wrap(paragraph, lines));
        }
        return lines;
    }

    private static void wrap(String paragraph, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
    }
}
