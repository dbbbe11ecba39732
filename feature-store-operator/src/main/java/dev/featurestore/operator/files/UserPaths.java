package dev.featurestore.operator.files;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the paths that users write, all in the same way: {@code ~} is the home folder, and a relative path is resolved
 * against one folder. A path that this JVM cannot represent is refused: outside of a UTF-8 locale the JDK decodes and encodes file
 * names with the locale's character set ({@code sun.jnu.encoding}; JEP 400, "UTF-8 by Default", leaves it as it is).
 *
 * @param folder the folder of relative paths
 * @param home the user's home folder
 */
public record UserPaths(Path folder, Supplier<Path> home) {

    /** What the JDK puts in place of bytes that the locale's character set does not have. */
    private static final char UNREADABLE = '\uFFFD';

    /** Paths relative to a folder, with the home folder of this process's user. */
    public static UserPaths in(Path folder) {
        return new UserPaths(folder, UserPaths::userHome);
    }

    /** Paths relative to a folder, with another home folder. */
    public static UserPaths in(Path folder, Path home) {
        return new UserPaths(folder, () -> home);
    }

    /** The home folder of this process's user. */
    public static Path userHome() {
        return absolute(System.getProperty("user.home"), "the home folder, user.home");
    }

    /**
     * Reads a path that the process got when it started, such as its working folder.
     *
     * @param source where it came from, for messages
     */
    public static Path absolute(String text, String source) {
        try {
            return path(text);
        } catch (UnusablePathException e) {
            throw refused(text, source, e);
        }
    }

    /**
     * Reads a path.
     *
     * @throws UnusablePathException if the text is not a path on this machine
     */
    public Path parse(String text) {
        if (text.equals("~")) {
            return home.get();
        }
        return text.startsWith("~/") || text.startsWith("~" + File.separator)
                ? home.get().resolve(path(text.substring(2)))
                : folder.resolve(path(text));
    }

    /**
     * Reads a path.
     *
     * @param source the property, key or variable with the text, such as {@code featurestore.ociConfig}
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if the text is not a path on this machine
     */
    public Path read(String text, String source) {
        try {
            return parse(text);
        } catch (UnusablePathException e) {
            throw refused(text, source, e);
        }
    }

    /** Reads a path that may be missing; a blank text counts as missing. */
    public Optional<Path> find(@Nullable String text, String source) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(read(text, source));
    }

    private static Path path(String text) {
        String encoding = System.getProperty("sun.jnu.encoding", "unknown");
        if (text.indexOf(UNREADABLE) >= 0) {
            throw unusable(encoding);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            if (text.chars().anyMatch(c -> c > 127)) {
                throw unusable(encoding);
            }
            throw new UnusablePathException(
                    "it is not a path on this system: " + e.getReason(), "Write the path of a file or folder");
        }
    }

    private static UnusablePathException unusable(String encoding) {
        return new UnusablePathException(
                "it has characters that the locale's character set, " + encoding + ", does not have",
                "Set LC_ALL=C.UTF-8 in the environment, or use a path of ASCII characters");
    }

    private static FeatureStoreException refused(String text, String source, UnusablePathException e) {
        return FeatureStoreException.of(
                FailureCode.INVALID_PARAMETER, source + ": invalid path \"" + text + "\": " + e.reason(), e.hint());
    }
}
