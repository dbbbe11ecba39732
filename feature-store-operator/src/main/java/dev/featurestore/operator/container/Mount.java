package dev.featurestore.operator.container;

import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.util.List;

/**
 * A file or folder of this machine in a container.
 *
 * @param source absolute path on this machine
 * @param target path in the container
 */
public record Mount(Path source, String target, boolean readOnly) {

    private static final String HOME = ContainerBackend.HOME;

    /** The home folder in the image of {@code ads}, whose backend files mount {@code ~/.oci} there. */
    private static final String HOME_OF_ROOT = "/root";

    private static final String CREDENTIALS = "/.oci";

    /**
     * A mount as a backend file writes it: {@code FOLDER:FOLDER IN THE CONTAINER[:ro|:rw]}. A target in the home folder of
     * root, which only root can read, is in the home folder of the image.
     *
     * @param home folder for {@code ~}
     * @param folder base folder of relative paths
     */
    public static Mount parse(String text, Path home, Path folder) {
        boolean marked = text.endsWith(":ro") || text.endsWith(":rw");
        String folders = marked ? text.substring(0, text.length() - 3) : text;
        int colon = folders.lastIndexOf(':');
        String source = folders.substring(0, colon);
        String target = folders.substring(colon + 1);
        Path path = UserPaths.in(folder, home).read(source, "volume of the backend file");
        boolean readOnly = marked ? text.endsWith(":ro") : target.endsWith(CREDENTIALS);
        return new Mount(path.toAbsolutePath().normalize(), readableByAll(target), readOnly);
    }

    private static String readableByAll(String target) {
        return target.equals(HOME_OF_ROOT) || target.startsWith(HOME_OF_ROOT + "/")
                ? HOME + target.substring(HOME_OF_ROOT.length())
                : target;
    }

    /** A read-only mount at the same path as on this machine. */
    public static Mount readOnly(Path source) {
        return new Mount(source, inside(source), true);
    }

    /**
     * Read-only mounts at the same path as on this machine, and below the container's home folder if it is below {@code ~}.
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

    /** A writable mount at the same path as on this machine. */
    public static Mount writable(Path source) {
        return new Mount(source, inside(source), false);
    }

    /** The path in the container for a path of this machine: the same, on Windows with slashes. */
    public static String inside(Path path) {
        String text = path.toAbsolutePath().normalize().toString().replace('\\', '/');
        return text.startsWith("/") ? text : "/" + text.replaceFirst(":", "");
    }

    /** Whether it is the folder {@code .oci} of the container's home folder. */
    boolean isDefaultFolder() {
        return target.equals(HOME + CREDENTIALS);
    }

    /** Whether it is the folder of OCI's configuration and keys. */
    public boolean holdsCredentials() {
        return target.endsWith(CREDENTIALS);
    }

    /** Whether it contains a path of the container. */
    boolean covers(String path) {
        return path.equals(target) || path.startsWith(target + "/");
    }

    /** The path on this machine of a path of the container that it covers. */
    Path behind(String path) {
        return path.equals(target) ? source : source.resolve(path.substring(target.length() + 1));
    }

    /** Options for the engine. */
    List<String> options() {
        if (source.toString().indexOf(':', 2) < 0 && target.indexOf(':') < 0) {
            return List.of("--volume", source + ":" + target + (readOnly ? ":ro" : ""));
        }
        return List.of(
                "--mount",
                "type=bind," + field("source=" + source) + "," + field("target=" + target)
                        + (readOnly ? ",readonly" : ""));
    }

    /** Whether its option has a quoted field. */
    boolean isQuoted() {
        return options().get(1).indexOf('"') >= 0 && options().contains("--mount");
    }

    /** A field of {@code --mount}, whose value podman and docker read as a line of CSV (RFC 4180). */
    private static String field(String text) {
        return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
