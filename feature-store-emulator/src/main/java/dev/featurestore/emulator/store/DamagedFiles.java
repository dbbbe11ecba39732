package dev.featurestore.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The damaged files in the folder of a cloud. Each is renamed, so that the cloud goes on without it and it can be
 * restored.
 */
public final class DamagedFiles {

    /** The end of the names of damaged files; a number follows if the name is taken. */
    static final String SUFFIX = ".damaged";

    private final Path root;
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    /** @param root the folder of the cloud */
    DamagedFiles(Path root) {
        this.root = root;
    }

    /** Whether a file name is that of a damaged file. */
    static boolean isDamaged(String name) {
        return name.contains(SUFFIX);
    }

    /** One warning for each file that was found damaged since the start: the cause, what is lost and what to do. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    void add(Path file, String cause, String lost) {
        try {
            Path renamed = Files.move(file, unused(file));
            warnings.add("Cannot read " + file + " of the embedded cloud: " + cause + ". The cloud continues without "
                    + lost + ". The file is now " + renamed.getFileName() + ". Restore the file while the cloud is"
                    + " stopped, or delete the folder " + root + " to start with an empty cloud.");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rename the damaged file " + file + ": " + e, e);
        }
    }

    private static Path unused(Path file) {
        String name = file.getFileName() + SUFFIX;
        Path renamed = file.resolveSibling(name);
        for (int number = 2; Files.exists(renamed, LinkOption.NOFOLLOW_LINKS); number++) {
            renamed = file.resolveSibling(name + "-" + number);
        }
        return renamed;
    }
}
