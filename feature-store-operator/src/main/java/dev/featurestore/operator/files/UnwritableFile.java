package dev.featurestore.operator.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a file that could not be written.
 *
 * @param folder its folder
 * @param cause what the system reported
 */
public record UnwritableFile(Path folder, IOException cause) {

    /** With less usable space, in bytes, the cause is the full disk, in whatever language the system reports it. */
    private static final long FULL = 64 * 1024;

    /** The remedy as the start of a sentence, such as {@code Make the folder writable}. */
    public String remedy() {
        for (@Nullable Path place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
            if (Files.isRegularFile(place)) {
                return "Set another folder, as " + place + " is a file";
            }
        }
        if (isFolder()) {
            return "Set the path of a file";
        }
        return isFull() ? "Free some space on the disk of " + folder : "Make the folder writable";
    }

    /** Whether the path of the file is that of a folder. */
    private boolean isFolder() {
        return cause instanceof FileSystemException of
                && of.getFile() != null
                && Files.isDirectory(Path.of(of.getFile()))
                && !(cause instanceof AccessDeniedException);
    }

    private boolean isFull() {
        String reported = String.valueOf(cause.getMessage());
        return reported.contains("No space left") || reported.contains("quota exceeded") || usableSpace() < FULL;
    }

    private long usableSpace() {
        for (@Nullable Path place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
            if (Files.isDirectory(place)) {
                return usableSpace(place);
            }
        }
        return Long.MAX_VALUE;
    }

    private static long usableSpace(Path place) {
        try {
            return Files.isWritable(place) ? Files.getFileStore(place).getUsableSpace() : Long.MAX_VALUE;
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
