package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.hint.ImageWords;
import java.util.ArrayList;
import java.util.List;

/**
 * An option on the command line of the image.
 *
 * @param name name of the component that it sets
 * @param argument name of its value; empty for a switch
 * @param description what it does
 * @param alias another word for it; empty for none
 * @param repeatable whether its values are entries of a map, {@code NAME=VALUE}
 * @param group the record of the component
 */
record Flag(
        String name,
        String argument,
        String description,
        String alias,
        boolean repeatable,
        Class<? extends Record> group) {

    /** Columns of the help, as many as a terminal has by default. */
    static final int COLUMNS = 80;

    private static final int INDENT = 27;

    /** The word that sets it: {@code --dry-run} for {@code dryRun}. */
    String word() {
        return ImageWords.option(name);
    }

    boolean is(String word) {
        return word.equals(word()) || word.equals(alias);
    }

    boolean hasValue() {
        return !argument.isEmpty();
    }

    /** Its words and its value, as in the synopsis of a command. */
    String synopsis() {
        return ((alias.isEmpty() ? "" : alias + ", ") + word() + " " + argument).strip();
    }

    /** Its lines in the help. */
    List<String> help() {
        return lines("  " + synopsis(), description);
    }

    /** A word of the help, and beside it its description in lines of at most {@link #COLUMNS}. */
    static List<String> lines(String word, String description) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(word);
        if (word.length() > INDENT - 2) {
            lines.add(word);
            line.setLength(0);
        }
        line.append(" ".repeat(INDENT - line.length()));
        int start = line.length();
        for (String next : description.split(" ", -1)) {
            if (line.length() > start && line.length() + 1 + next.length() > COLUMNS) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(" ".repeat(INDENT));
            }
            line.append(line.length() > start ? " " : "").append(next);
        }
        lines.add(line.toString());
        return lines;
    }
}
