package dev.featurestore.maven;

import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.text.OneLine;
import java.io.Console;
import java.io.IOError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal that Maven was started from. */
final class ConsoleTerminal implements Terminal {

    private final Console console;

    private ConsoleTerminal(Console console) {
        this.console = console;
    }

    /**
     * The terminal, if both input and output are one.
     *
     * @param interactive whether Maven may ask at all
     */
    static Optional<Terminal> find(boolean interactive) {
        @Nullable Console console = interactive ? System.console() : null;
        return console == null || !isTerminal(console) ? Optional.empty() : Optional.of(new ConsoleTerminal(console));
    }

    /** Whether this process reads from and writes to a terminal. */
    static boolean isThere() {
        return find(true).isPresent();
    }

    /** Before JDK 22 there is a console only at a terminal; since then it says itself whether it is at one. */
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
        System.out.flush(); // Maven's log, which goes another way to the same place
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
                console.printf("%n"); // the prompt's line has no end of its own
            }
            return line;
        } catch (IOError terminalIsGone) {
            return Optional.empty();
        }
    }
}
