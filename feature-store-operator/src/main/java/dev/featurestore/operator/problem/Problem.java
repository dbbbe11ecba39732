package dev.featurestore.operator.problem;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import java.util.List;

/**
 * Something that is wrong in a file that the user wrote.
 *
 * @param severity whether it must be mended
 * @param code what a run that meets this problem fails with
 * @param location where
 * @param path the keys that lead to the place, as in {@code spec.compartment_id}; empty outside of configuration files
 * @param message what was expected and what was found; never the value of a sensitive variable, nor one that came from the
 *     environment
 * @param hint what to do, best the very thing to write
 * @param commands what to type for that, if it is a goal
 */
public record Problem(
        Severity severity,
        FailureCode code,
        Location location,
        String path,
        String message,
        String hint,
        List<Command> commands) {
    /** A problem. Control characters, which keys and values may contain, become spaces: each text is one line. */
    public Problem {
        path = printable(path);
        message = printable(message);
        hint = printable(hint);
        commands = List.copyOf(commands);
    }

    /** A problem whose hint names no goal. */
    public Problem(Severity severity, FailureCode code, Location location, String path, String message, String hint) {
        this(severity, code, location, path, message, hint, List.of());
    }

    /** The same, whose hint ends with commands to type. */
    public Problem suggesting(Command... more) {
        return new Problem(severity, code, location, path, message, hint, List.of(more));
    }

    /** The failure that it is. */
    public FeatureStoreException failure() {
        return failure("");
    }

    /** The failure that it is, with words before the message. */
    public FeatureStoreException failure(String before) {
        return FeatureStoreException.of(code, before + text(), hint).suggesting(commands);
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                char[] printable = text.toCharArray();
                for (int j = i; j < printable.length; j++) {
                    printable[j] = Character.isISOControl(printable[j]) ? ' ' : printable[j];
                }
                return new String(printable);
            }
        }
        return text;
    }

    /** One line: {@code feature_store.yaml:7:19  spec.compartment_id: expected ..., found "foo"}. */
    public String text() {
        return path.isEmpty() ? location + "  " + message : location + "  " + path + ": " + message;
    }
}
