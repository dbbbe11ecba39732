package dev.featurestore.operator.problem;

import dev.featurestore.terraform.syntax.SourcePosition;

/**
 * A place in a file that the user can open.
 *
 * @param file the file's name in messages
 * @param line counted from 1; 0 for the whole file
 * @param column in characters, counted from 1; 0 for the whole file
 */
public record Location(String file, int line, int column) {
    /** The whole file. */
    public static Location ofFile(String file) {
        return new Location(file, 0, 0);
    }

    /** A place in a Terraform file. */
    public static Location of(SourcePosition position) {
        return new Location(position.file(), position.line(), position.column());
    }

    /** {@code file:line:column}, or {@code file} for the whole file. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
