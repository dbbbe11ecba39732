package dev.featurestore.operator.init;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes all files of a set or none: first to temporary files, which it then moves. Keeps the replaced files until the last
 * move, and restores them if one fails.
 */
final class FileSet {
    private final Path folder;
    private final Map<String, String> contents;
    private final Deque<Undo> undo = new ArrayDeque<>();
    private final List<Path> leftovers = new ArrayList<>();

    private interface Undo {
        void run() throws IOException;
    }

    /**
     * A set of files.
     *
     * @param contents text by file name
     */
    FileSet(Path folder, Map<String, String> contents) {
        this.folder = folder;
        this.contents = new LinkedHashMap<>(contents);
    }

    /** The folder of the files. */
    Path folder() {
        return folder;
    }

    /** A line for each file: its name, and whether it exists. */
    List<String> described() {
        List<String> lines = new ArrayList<>();
        for (String name : contents.keySet()) {
            Path file = folder.resolve(name);
            lines.add(
                    name + (isUnchanged(file) ? " (unchanged)" : exists(file) ? " (replaces the existing file)" : ""));
        }
        return lines;
    }

    /**
     * Refuses to replace files that exist with another text.
     *
     * @throws FeatureStoreException with all of these files
     */
    void refuseToReplace() {
        StringBuilder names = new StringBuilder();
        int existing = 0;
        for (String name : contents.keySet()) {
            Path file = folder.resolve(name);
            if (exists(file) && !isUnchanged(file)) {
                names.append(existing == 0 ? "" : ", ").append(name);
                existing++;
            }
        }
        if (existing > 0) {
            throw FeatureStoreException.of(
                    FailureCode.FILES_EXIST,
                    "No files were written, because "
                            + (existing == 1 ? "this file exists in " : "these files exist in ") + folder + ": "
                            + names,
                    "Add -Dfeaturestore.overwrite to replace them, or write to another folder with"
                            + " -Dfeaturestore.output=FOLDER");
        }
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isUnchanged(Path file) {
        try {
            byte[] text = contents.getOrDefault(String.valueOf(file.getFileName()), "")
                    .getBytes(StandardCharsets.UTF_8);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == text.length
                    && Arrays.equals(Files.readAllBytes(file), text);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Writes the files. Replaces files that exist with another text.
     *
     * @throws FeatureStoreException if one cannot be written; then none is
     */
    Written write() {
        try {
            makeFolders(folder);
            List<Path> unchanged = new ArrayList<>();
            Map<Path, Path> written = new LinkedHashMap<>();
            for (Map.Entry<String, String> file : contents.entrySet()) {
                Path target = folder.resolve(file.getKey());
                if (isUnchanged(target)) {
                    unchanged.add(target);
                } else {
                    written.put(target, writeBeside(target, file.getValue()));
                }
            }
            for (Map.Entry<Path, Path> file : written.entrySet()) {
                put(file.getValue(), file.getKey());
            }
            deleteLeftovers();
            return new Written(List.copyOf(written.keySet()), unchanged);
        } catch (IOException failed) {
            rollBack(failed);
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write to " + folder + ": " + failed,
                    new UnwritableFile(folder, failed).remedy()
                            + ", or write to another folder with -Dfeaturestore.output=FOLDER. No files were changed",
                    failed);
        }
    }

    private void makeFolders(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        Path parent = wanted.toAbsolutePath().getParent();
        if (parent != null) {
            makeFolders(parent);
        }
        Files.createDirectory(wanted);
        undo.push(() -> Files.delete(wanted));
    }

    private Path writeBeside(Path target, String text) throws IOException {
        Path beside = sibling(target, ".new");
        leftovers.add(beside);
        return Files.writeString(beside, text);
    }

    private void put(Path written, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(target + " is a folder");
            }
            Path saved = sibling(target, ".old");
            Files.move(target, saved, StandardCopyOption.REPLACE_EXISTING);
            undo.push(() -> Files.move(saved, target, StandardCopyOption.REPLACE_EXISTING));
            leftovers.add(saved);
        }
        Files.move(written, target);
        undo.push(() -> Files.delete(target));
    }

    private static Path sibling(Path target, String suffix) {
        return target.resolveSibling("." + target.getFileName() + suffix);
    }

    /** Ignores errors: all files are in their places by now. */
    private void deleteLeftovers() {
        IOException ignored = new IOException("left over");
        for (Path leftover : leftovers) {
            attempt(() -> Files.deleteIfExists(leftover), ignored);
        }
    }

    private void rollBack(IOException cause) {
        for (Path leftover : leftovers) {
            if (leftover.toString().endsWith(".new")) {
                attempt(() -> Files.deleteIfExists(leftover), cause);
            }
        }
        while (!undo.isEmpty()) {
            attempt(undo.pop(), cause);
        }
    }

    private static void attempt(Undo step, IOException cause) {
        try {
            step.run();
        } catch (IOException alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
    }
}
