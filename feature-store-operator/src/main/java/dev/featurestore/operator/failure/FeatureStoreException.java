package dev.featurestore.operator.failure;

import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.text.PrintableCause;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A failure: its message names what failed and where, its hint what to do next. */
public final class FeatureStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final String hint;
    private final transient List<Command> commands;
    private final Duration retryAfter;

    private FeatureStoreException(
            FailureCode code,
            List<String> lines,
            String hint,
            List<Command> commands,
            Duration retryAfter,
            @Nullable Throwable cause) {
        super(
                lines.stream().map(OneLine::of).collect(Collectors.joining("\n")),
                cause == null ? null : PrintableCause.of(cause));
        this.code = code;
        this.hint = OneLine.of(hint);
        this.commands = commands;
        this.retryAfter = retryAfter;
    }

    /**
     * A failure.
     *
     * @param message what happened and where, one line: a line break in it is shown as {@code \n}
     * @param hint what to do next, one line
     */
    public static FeatureStoreException of(FailureCode code, String message, String hint) {
        return of(code, List.of(message), hint);
    }

    /**
     * A failure that takes several lines.
     *
     * @param lines what happened and where
     * @param hint what to do next, one line
     */
    public static FeatureStoreException of(FailureCode code, List<String> lines, String hint) {
        return new FeatureStoreException(code, lines, hint, List.of(), Duration.ZERO, null);
    }

    /** A failure that an exception caused; see {@link #of(FailureCode, String, String)}. */
    public static FeatureStoreException of(FailureCode code, String message, String hint, Throwable cause) {
        return new FeatureStoreException(code, List.of(message), hint, List.of(), Duration.ZERO, cause);
    }

    /** The same failure, whose hint ends with commands to type. */
    public FeatureStoreException suggesting(Command... more) {
        return suggesting(List.of(more));
    }

    /** The same failure, whose hint ends with commands to type. */
    public FeatureStoreException suggesting(List<Command> more) {
        return new FeatureStoreException(
                code, message().lines().toList(), hint, List.copyOf(more), retryAfter, getCause());
    }

    /** The same failure, with words before its message. */
    public FeatureStoreException after(String words) {
        return new FeatureStoreException(code, (words + message()).lines().toList(), hint, commands, retryAfter, this);
    }

    /** The same failure of a service that asks to wait before the next attempt. */
    public FeatureStoreException retryAfter(Duration time) {
        return new FeatureStoreException(code, message().lines().toList(), hint, commands, time, getCause());
    }

    /** The time that the service asks to wait before the next attempt; zero if it does not ask. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Why it failed. */
    public FailureCode code() {
        return code;
    }

    /** What happened and where, one or more lines. */
    public String message() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }

    /** What to do next, one line. */
    public String hint() {
        return hint;
    }

    /** Commands that do what the hint says; each is a line of its own below it. */
    public List<Command> commands() {
        return commands;
    }

    /** The code in brackets and the message, below them the hint as a sentence, and below that the commands. */
    public String text(Commands typed) {
        String worded = typed.words(hint);
        List<Command> known = typed.known(commands);
        StringBuilder text = new StringBuilder(code.label())
                .append(' ')
                .append(typed.words(message()))
                .append('\n')
                .append(Character.toUpperCase(worded.charAt(0)))
                .append(worded, 1, worded.length());
        if (!worded.endsWith(".") && !worded.endsWith("?")) {
            text.append(known.isEmpty() ? "." : ":");
        }
        known.forEach(command -> text.append('\n').append(OneLine.of(typed.line(command))));
        return text.toString();
    }
}
