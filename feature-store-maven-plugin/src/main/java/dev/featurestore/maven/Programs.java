package dev.featurestore.maven;

import dev.featurestore.operator.files.UserPaths;
import java.io.File;

/** Parameters that name a program: by its path, or by its name on the {@code PATH}. */
final class Programs {

    private Programs() {}

    /** The program that a text names; a path is made absolute, a name stays as it is. */
    static String named(String text, UserPaths paths, String property) {
        boolean path = text.equals("~") || text.contains("/") || text.contains(File.separator);
        return path ? paths.read(text, property).toString() : text;
    }
}
