package dev.featurestore.operator.bundle;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Adds up the sizes of files, of the first ones only in a large folder. */
final class FolderSize extends SimpleFileVisitor<Path> {
    private static final int MOST_FILES = 20_000;

    private long bytes;
    private int files;

    private FolderSize() {}

    /** The size of a file, or of the files in a folder. What cannot be read counts nothing. */
    static long of(Path path) {
        FolderSize size = new FolderSize();
        try {
            Files.walkFileTree(path, size);
        } catch (IOException unreadable) {
            return size.bytes;
        }
        return size.bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        bytes += attributes.isRegularFile() ? attributes.size() : 0;
        files++;
        return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
