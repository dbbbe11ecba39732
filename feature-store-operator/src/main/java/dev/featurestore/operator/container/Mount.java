package dev.featurestore.operator.container;

import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.util.List;

/**
 * A file or folder of this machine that a container sees.
 *
 * @param source absolute
 * @param target where the container has it
 */
public record Mount(Path source, String target, boolean readOnly) {

    /** The home folder of the image's default user. */
    static final String HOME = "/root";

    private static final String CREDENTIALS = "/.oci";

    /**
     * A mount as a backend file writes it: {@code FOLDER:FOLDER IN THE CONTAINER[:ro|:rw]}.
     *
     * @param home what {@code ~} stands for
     * @param folder what a relative folder is relative to
     */
    public static Mount parse(String text, Path home, Path folder) {
        boolean marked = text.endsWith(":ro") || text.endsWith(":rw");
        String folders = marked ? text.substring(0, text.length() - 3) : text;
        int colon = folders.lastIndexOf(':');
        String source = folders.substring(0, colon);
        String target = folders.substring(colon + 1);
        Path path = UserPaths.in(folder, home).read(source, "volume of the backend file");
        boolean readOnly = marked ? text.endsWith(":ro") : target.endsWith(CREDENTIALS);
        return new Mount(path.toAbsolutePath().normalize(), target, readOnly);
    }

    /** A file or folder that the container only reads, and finds where it is here. */
    public static Mount readOnly(Path source) {
        return new Mount(source, inside(source), true);
    }

    /**
     * The mounts of a file or folder that the container only reads: where it is here, and, as {@code ~} is another folder
     * there, also below that one.
     *
     * @param home the user's home folder
     */
    public static List<Mount> readOnly(Path source, Path home) {
        return source.startsWith(home)
                ? List.of(
                        readOnly(source),
                        new Mount(
                                source,
                                HOME + "/" + home.relativize(source).toString().replace('\\', '/'),
                                true))
                : List.of(readOnly(source));
    }

    /** A folder that the container writes to, and finds where it is here. */
    public static Mount writable(Path source) {
        return new Mount(source, inside(source), false);
    }

    /** The path that a path of this machine has in the container: the same, or on Windows one with slashes. */
    public static String inside(Path path) {
        String text = path.toAbsolutePath().normalize().toString().replace('\\', '/');
        return text.startsWith("/") ? text : "/" + text.replaceFirst(":", "");
    }

    /** Whether it is the folder of OCI's configuration and keys. */
    public boolean holdsCredentials() {
        return target.endsWith(CREDENTIALS);
    }

    /** Whether the container sees a path through it. */
    boolean covers(String path) {
        return path.equals(target) || path.startsWith(target + "/");
    }

    /** Options for the engine. */
    List<String> options() {
        if (source.toString().indexOf(':', 2) < 0 && target.indexOf(':') < 0) {
            return List.of("--volume", source + ":" + target + (readOnly ? ":ro" : ""));
        }
        return List.of("--mount", "type=bind,source=" + source + ",target=" + target + (readOnly ? ",readonly" : ""));
    }
}
