package dev.featurestore.operator.report;

import java.util.Optional;

/**
 * Writes dotenv lines. A value of letters, digits and {@code @%+=:,./_-} is written without quotes, which every reader
 * reads as the same value: a POSIX shell ({@code set -a; . FILE}), GitLab's dotenv reports, GitHub's {@code $GITHUB_ENV} and
 * {@code $GITHUB_OUTPUT}, {@code docker --env-file}. Any other value is in single quotes, which only a shell removes.
 *
 * <p>A value with a line break or another control character has no line: most of these readers would read its second line
 * as another variable.
 */
final class Dotenv {

    private static final String PLAIN = "@%+=:,./_-";

    private Dotenv() {}

    /**
     * A line with its end; empty if the value cannot be written on one line.
     *
     * @param name an identifier of a shell
     */
    static Optional<String> line(String name, String value) {
        return value.chars().anyMatch(Dotenv::breaksLines)
                ? Optional.empty()
                : Optional.of(name + "=" + quoted(value) + "\n");
    }

    /** Control characters except for the tab, and line ends that only some readers support. */
    private static boolean breaksLines(int c) {
        return (Character.isISOControl(c) && c != '\t') || c == '\u2028' || c == '\u2029';
    }

    private static String quoted(String value) {
        boolean plain = value.chars().allMatch(c -> isAsciiLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    /** Whether a shell's name may have the character after its start. */
    static boolean isPartOfName(int c) {
        return isAsciiLetterOrDigit(c) || c == '_';
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
