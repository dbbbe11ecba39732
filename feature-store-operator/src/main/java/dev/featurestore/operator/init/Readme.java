package dev.featurestore.operator.init;

import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Renders the page that describes the files of {@code init}. */
final class Readme {

    private static final Map<String, Command> COMMANDS = Map.of(
            "@verify@", Command.of(Goal.VERIFY),
            "@rehearse@", Command.of(Goal.APPLY).with(Commands.CLOUD, "embedded"),
            "@apply@", Command.of(Goal.APPLY),
            "@plan@", Command.of(Goal.PLAN),
            "@build-image@", Command.of(Goal.BUILD_IMAGE),
            "@apply-in-container@", Command.of(Goal.APPLY).with("backend", Initializer.CONTAINER_BACKEND),
            "@help@", Command.of(Goal.HELP));

    private Readme() {}

    static String of(Commands commands) {
        try (InputStream in = Readme.class.getResourceAsStream("README.md")) {
            if (in == null) {
                throw new IllegalStateException("the operator's jar has no README.md for init");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Command> command : COMMANDS.entrySet()) {
                text = text.replace(command.getKey(), commands.text(command.getValue()));
            }
            return text;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
