package dev.featurestore.operator;

import dev.featurestore.operator.init.Terminal;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The terminal of a run that can be interrupted: it knows whether an answer is awaited. */
final class Question implements Terminal, BooleanSupplier {

    private final Terminal terminal;
    private volatile boolean awaited;

    Question(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether an answer is awaited: then no job runs for this run. */
    @Override
    public boolean getAsBoolean() {
        return awaited;
    }

    @Override
    public void show(String line) {
        terminal.show(line);
    }

    @Override
    public Optional<String> ask(String prompt) {
        awaited = true;
        try {
            return terminal.ask(prompt);
        } finally {
            awaited = false;
        }
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        awaited = true;
        try {
            return terminal.askSecret(prompt);
        } finally {
            awaited = false;
        }
    }

    /** Asks for a yes; anything else, and the end of the input, is a no. */
    static boolean isConfirmed(Terminal terminal, String question) {
        return terminal.ask(question).map(String::strip).filter("yes"::equals).isPresent();
    }
}
