package dev.featurestore.operator.jobs;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stores on this machine how long the jobs of a stack took for the resources of each type, for the estimate of the next one. A file that
 * cannot be read or written is ignored: then the log of the last job is read.
 */
public final class DurationMemory {

    /** The data of a file, of which any part can be absent. */
    private record Stored(@Nullable Map<String, @Nullable Double> seconds) {}

    private final Path folder;
    private final StoredRecord<Stored> stored;

    /**
     * The memory of one stack.
     *
     * @param memory the project's {@code .featurestore}
     */
    public DurationMemory(Path memory, StackKey stack) {
        this.folder = memory;
        this.stored = new StoredRecord<>(memory.resolve("durations").resolve(stack.fileName() + ".json"), Stored.class);
    }

    /** The seconds, by action and type. */
    public Map<String, Double> read() {
        Map<String, Double> known = new TreeMap<>();
        stored.read().ifPresent(data -> {
            if (data.seconds() != null) {
                data.seconds().forEach((name, seconds) -> {
                    if (seconds != null && Double.isFinite(seconds) && seconds >= 0) {
                        known.put(name, seconds);
                    }
                });
            }
        });
        return known;
    }

    /** Replaces them. */
    public void write(Map<String, Double> seconds) {
        Journal.makeFolder(folder);
        stored.write(new Stored(new TreeMap<>(seconds)));
    }
}
