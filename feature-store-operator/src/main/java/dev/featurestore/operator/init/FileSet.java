package dev.featurestore.operator.init;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that are written all or not at all: first beside their places, then moved there; what was there before is kept
 * until the last one is in its place, and put back if one fails.
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

    /**
     * Writes them if none of them exists.
     *
     * @throws FeatureStoreException naming every file that exists
     */
    List<Path> writeNew() {
        List<Path> existing = existing();
        if (existing.isEmpty()) {
            return write();
        }
        StringBuilder names = new StringBuilder();
        for (Path file : existing) {
            names.append(names.isEmpty() ? "" : ", ").append(file.getFileName());
        }
        throw FeatureStoreException.of(
                FailureCode.FILES_EXIST,
                (existing.size() == 1 ? "This file exists in " : "These files exist in ") + folder
                        + ", nothing was written: " + names,
                "Replace them with -Dfeaturestore.overwrite, or write elsewhere with -Dfeaturestore.output=FOLDER");
    }

    private List<Path> existing() {
        List<Path> existing = new ArrayList<>();
        for (String name : contents.keySet()) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                existing.add(folder.resolve(name));
            }
        }
        return existing;
    }

    /** Writes them; those that exist are replaced. */
    List<Path> write() {
        try {
            makeFolders(folder);
            Map<Path, Path> written = new LinkedHashMap<>();
            for (Map.Entry<String, String> file : contents.entrySet()) {
                Path target = folder.resolve(file.getKey());
                written.put(target, writeBeside(target, file.getValue()));
            }
            for (Map.Entry<Path, Path> file : written.entrySet()) {
                put(file.getValue(), file.getKey());
            }
            deleteLeftovers();
            return List.copyOf(written.keySet());
        } catch (IOException failed) {
            rollBack(failed);
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write to " + folder + ": " + failed,
                    "Nothing was changed. Make the folder writable, or name another: -Dfeaturestore.output=FOLDER",
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

    /** Everything is in its place by now: a copy that cannot be deleted is no reason to take that back. */
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
