package dev.featurestore.operator.problem;

import java.nio.file.Path;

/**
 * The names of files in messages: relative to the user's folder, and absolute outside of it.
 *
 * @param root the user's folder
 */
public record FileNames(Path root) {
    /** Names relative to {@code root}. */
    public FileNames(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The name to show for a file or folder, with slashes on every system. */
    public String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path path = absolute.startsWith(root) && !absolute.equals(root) ? root.relativize(absolute) : absolute;
        return path.toString().replace('\\', '/');
    }
}
