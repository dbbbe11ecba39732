package dev.featurestore.operator.problem;

import java.nio.file.Path;

/**
 * Names files as the user knows them: relative to the folder where they work, and absolute outside of it.
 *
 * @param root the folder where the user works
 */
public record FileNames(Path root) {
    /** The names of files seen from {@code root}. */
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
