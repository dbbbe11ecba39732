package dev.featurestore.operator.summary;

import java.util.ArrayList;
import java.util.List;

/** What to do about the failure in a report. */
public final class Hint {

    private Hint() {}

    /**
     * The sentence, and below it the commands.
     *
     * @param indent before each command
     */
    public static List<String> lines(Fields failure, String indent) {
        List<String> commands = failure.texts("commands");
        List<String> lines = new ArrayList<>();
        failure
                .text("hint")
                .map(hint -> commands.isEmpty() || hint.endsWith(".") || hint.endsWith("?") ? hint : hint + ":")
                .stream()
                .flatMap(String::lines)
                .forEach(lines::add);
        commands.forEach(command -> lines.add(indent + command));
        return lines;
    }
}
