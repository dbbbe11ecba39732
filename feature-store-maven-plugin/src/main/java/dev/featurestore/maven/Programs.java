package dev.featurestore.maven;

import dev.featurestore.operator.files.UserPaths;
import java.io.File;

/** Reads parameters whose value is a program: its path, or its name on the {@code PATH}. */
final class Programs {

    private Programs() {}

    /** The program: a path is made absolute, a name is kept. */
    static String named(String text, UserPaths paths, String property) {
        boolean path = text.equals("~") || text.contains("/") || text.contains(File.separator);
        return path ? paths.read(text, property).toString() : text;
    }
}
