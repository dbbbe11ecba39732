package dev.featurestore.operator.command;

import dev.featurestore.operator.init.Terminal;
import java.util.Optional;

/** The terminal of a run that can be interrupted: it knows whether a question waits for its answer. */
final class InterruptibleTerminal implements Terminal {

    private final Terminal terminal;
    private volatile boolean awaited;

    InterruptibleTerminal(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether a question waits for its answer; no job of this run is then running. */
    boolean isAwaited() {
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

    /** Asks for confirmation: the answer {@code yes} confirms; any other answer, or the end of the input, does not. */
    static boolean isConfirmed(Terminal terminal, String question) {
        return terminal.ask(question).map(String::strip).filter("yes"::equals).isPresent();
    }
}
