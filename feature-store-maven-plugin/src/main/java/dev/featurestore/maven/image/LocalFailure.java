package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.Containerizer;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts a failure of the file system during a build to a {@link FeatureStoreException} with the path. */
final class LocalFailure {

    /**
     * A folder that a build writes to.
     *
     * @param otherwise how to set another folder, as the end of a hint
     */
    private record Place(Path folder, String otherwise) {}

    /** The JDK reports a failed write to an open file without its path, and not as a {@link FileSystemException}. */
    private static final List<String> OF_WRITES =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    private final List<Place> places;

    private LocalFailure(List<Place> places) {
        this.places = places;
    }

    /**
     * A failure of a build for a target.
     *
     * @param results folders for results that the build writes to
     */
    static LocalFailure towards(ImageTarget target, Path... results) {
        List<Place> places = new ArrayList<>();
        for (Path folder : results) {
            places.add(
                    new Place(folder.toAbsolutePath(), ", or set -Dfeaturestore.resultsDirectory to another folder"));
        }
        if (target instanceof ImageTarget.Tar tar) {
            Path file = tar.file().toAbsolutePath();
            places.add(new Place(
                    Optional.ofNullable(file.getParent()).orElse(file),
                    ", or set -Dfeaturestore.imageTar to another path"));
        }
        // Jib's XdgDirectories: this variable names the parent of the cache on all systems.
        places.add(new Place(
                Containerizer.DEFAULT_BASE_CACHE_DIRECTORY.toAbsolutePath(),
                ", or set XDG_CACHE_HOME to another folder"));
        places.add(new Place(
                Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath(),
                ", or set -Djava.io.tmpdir to another folder"));
        return new LocalFailure(places);
    }

    /**
     * Converts a failure.
     *
     * @param what what failed, as the start of the message
     * @param cause the failure with all links of its chain, to report with {@code -e}
     * @return empty if the failure is not one of the file system
     */
    Optional<FeatureStoreException> of(Throwable link, String what, Throwable cause) {
        if (link instanceof FileSystemException failed && failed.getFile() != null) {
            Path file = Path.of(failed.getFile()).toAbsolutePath();
            return Optional.of(
                    failed instanceof NoSuchFileException
                            ? failure(
                                    what + "file not found: " + file,
                                    "Run the same command again, and delete no files while it runs",
                                    cause)
                            : unwritable(what, file, failed, cause));
        }
        if (link instanceof IOException failed && OF_WRITES.contains(String.valueOf(failed.getMessage()))) {
            return Optional.of(unwritable(what, fullest(), failed, cause));
        }
        return Optional.empty();
    }

    private FeatureStoreException unwritable(String what, Path file, IOException failed, Throwable cause) {
        Path folder = Files.isDirectory(file) && !(failed instanceof FileSystemException)
                ? file
                : Optional.ofNullable(file.getParent()).orElse(file);
        return failure(
                what + "cannot write to " + file + " (" + reason(failed) + ")",
                new UnwritableFile(folder, failed).remedy() + otherwise(file),
                cause);
    }

    private static FeatureStoreException failure(String message, String hint, Throwable cause) {
        return FeatureStoreException.of(FailureCode.IO_ERROR, message, hint, cause);
    }

    /** The message of a {@link FileSystemException} starts with the path, which the message has already. */
    private static String reason(IOException failed) {
        if (failed instanceof FileSystemException of) {
            String reason = of.getReason();
            return reason == null ? of.getClass().getSimpleName() : reason;
        }
        return String.valueOf(failed.getMessage());
    }

    private String otherwise(Path file) {
        for (Place place : places) {
            if (file.startsWith(place.folder())) {
                return place.otherwise();
            }
        }
        return "";
    }

    /** The folder with the least usable space: that of the failed write, because its disk is full. */
    private Path fullest() {
        Path fullest = places.get(0).folder();
        long least = usableSpace(fullest);
        for (Place place : places) {
            long space = usableSpace(place.folder());
            if (space < least) {
                fullest = place.folder();
                least = space;
            }
        }
        return fullest;
    }

    private static long usableSpace(Path folder) {
        for (@Nullable Path place = folder; place != null; place = place.getParent()) {
            if (Files.isDirectory(place)) {
                try {
                    return Files.getFileStore(place).getUsableSpace();
                } catch (IOException unknown) {
                    return Long.MAX_VALUE;
                }
            }
        }
        return Long.MAX_VALUE;
    }
}
