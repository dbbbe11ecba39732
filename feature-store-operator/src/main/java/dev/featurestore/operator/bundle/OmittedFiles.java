package dev.featurestore.operator.bundle;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files and folders of a source that are not in the bundle. */
public final class OmittedFiles {

    /** Nothing. */
    public static final OmittedFiles NOTHING = new OmittedFiles(Map.of());

    /** Smaller files are not worth a line. */
    private static final long REPORTED = 1024;

    private static final int MOST_NAMES = 8;

    private final TreeMap<String, Long> sizes;

    /** @param sizes bytes of each file and folder, by its path in the source */
    OmittedFiles(Map<String, Long> sizes) {
        this.sizes = new TreeMap<>(sizes);
    }

    public boolean isEmpty() {
        return sizes.isEmpty();
    }

    /** The file or folder that is left out and has this path, or is a folder around it. */
    public Optional<String> around(String path) {
        return sizes.keySet().stream()
                .filter(name -> path.equals(name) || path.startsWith(name + "/"))
                .findFirst();
    }

    /** A line for the log; empty if it is all small. */
    public Optional<String> line() {
        long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
        if (bytes <= REPORTED) {
            return Optional.empty();
        }
        int more = sizes.size() - MOST_NAMES;
        return Optional.of("Left out of the stack: "
                + String.join(", ", sizes.keySet().stream().limit(MOST_NAMES).toList())
                + (more > 0 ? " and " + more + " more" : "") + " (" + (bytes + REPORTED - 1) / REPORTED + " KiB)");
    }
}
