package dev.featurestore.operator.problem;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.text.OneLine;
import java.util.List;

/**
 * A problem in a file of the user.
 *
 * @param severity whether it must be fixed
 * @param code the code of a run that fails with this problem
 * @param location its location
 * @param path the keys that lead to the place, as in {@code spec.compartment_id}; empty outside of configuration files
 * @param message what the value must be and what it is; never the value of a sensitive variable or of the environment
 * @param hint what to do, if possible with the text to write
 * @param commands commands of the hint
 * @param paste lines to paste into the file, as they are; mostly none
 */
public record Problem(
        Severity severity,
        FailureCode code,
        Location location,
        String path,
        String message,
        String hint,
        List<Command> commands,
        List<String> paste) {
    /** A problem. Each text is one line, whatever keys and values in it contain. */
    public Problem {
        path = OneLine.of(path);
        message = OneLine.of(message);
        hint = OneLine.of(hint);
        commands = List.copyOf(commands);
        paste = paste.stream().map(OneLine::of).toList();
    }

    /** A problem without lines to paste. */
    public Problem(
            Severity severity,
            FailureCode code,
            Location location,
            String path,
            String message,
            String hint,
            List<Command> commands) {
        this(severity, code, location, path, message, hint, commands, List.of());
    }

    /** A problem whose hint has no commands. */
    public Problem(Severity severity, FailureCode code, Location location, String path, String message, String hint) {
        this(severity, code, location, path, message, hint, List.of(), List.of());
    }

    /** The same problem with commands after its hint. */
    public Problem suggesting(Command... more) {
        return new Problem(severity, code, location, path, message, hint, List.of(more), paste);
    }

    /** The same problem with lines to paste. */
    public Problem pasting(List<String> lines) {
        return new Problem(severity, code, location, path, message, hint, commands, lines);
    }

    /** The failure for this problem. */
    public FeatureStoreException failure() {
        return FeatureStoreException.of(code, text(), hint).suggesting(commands);
    }

    /** The failure for this problem, with a line before the message. */
    public FeatureStoreException failure(String before) {
        return FeatureStoreException.of(code, List.of(before, text()), hint).suggesting(commands);
    }

    /** One line: {@code feature_store.yaml:7:19  spec.compartment_id: must be ..., but is "foo"}. */
    public String text() {
        return path.isEmpty() ? location + "  " + message : location + "  " + path + ": " + message;
    }
}
