package dev.featurestore.operator.problem;

import dev.featurestore.operator.FailureCode;

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
 */
public record Problem(
        Severity severity, FailureCode code, Location location, String path, String message, String hint) {
    /** A problem. Control characters, which keys and values may contain, become spaces: each text is one line. */
    public Problem {
        path = printable(path);
        message = printable(message);
        hint = printable(hint);
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
