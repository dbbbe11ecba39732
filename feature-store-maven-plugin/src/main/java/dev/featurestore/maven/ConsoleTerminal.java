package dev.featurestore.maven;

import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.text.OneLine;
import java.io.Console;
import java.io.IOError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal that Maven runs at. */
final class ConsoleTerminal implements Terminal {

    private final Console console;

    private ConsoleTerminal(Console console) {
        this.console = console;
    }

    /**
     * The terminal, if both input and output are one.
     *
     * @param interactive whether Maven may ask: not in batch mode
     */
    static Optional<Terminal> find(boolean interactive) {
        @Nullable Console console = interactive ? System.console() : null;
        return console == null || !isTerminal(console) ? Optional.empty() : Optional.of(new ConsoleTerminal(console));
    }

    /** Whether this process reads from and writes to a terminal. */
    static boolean isAvailable() {
        return find(true).isPresent();
    }

    /** Before JDK 22, a console always is a terminal; since then, {@code isTerminal} has to be called. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJdk22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }

    @Override
    public void show(String line) {
        System.out.flush(); // Maven's log goes to the same terminal through another stream.
        console.printf("%s%n", OneLine.of(line));
    }

    @Override
    public Optional<String> ask(String prompt) {
        System.out.flush();
        return read(() -> console.readLine("%s", OneLine.of(prompt)));
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        System.out.flush();
        return read(() -> {
            char @Nullable [] typed = console.readPassword("%s", OneLine.of(prompt));
            return typed == null ? null : new String(typed);
        });
    }

    private interface Reading {
        @Nullable
        String line();
    }

    private Optional<String> read(Reading reading) {
        try {
            Optional<String> line = Optional.ofNullable(reading.line());
            if (line.isEmpty()) {
                console.printf("%n"); // The line of the prompt has no line end.
            }
            return line;
        } catch (IOError terminalIsGone) {
            return Optional.empty();
        }
    }
}
