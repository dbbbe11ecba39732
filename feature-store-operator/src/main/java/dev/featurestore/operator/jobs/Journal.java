package dev.featurestore.operator.jobs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.featurestore.operator.cloud.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stores on this machine the job that is followed, from its submission to its end: a shortcut for the run after one that
 * was killed. All state is in the cloud; without the journal a run needs another request.
 */
public final class Journal implements Consumer<Event> {

    /**
     * The stored data.
     *
     * @param stackId OCID of the stack
     * @param jobId OCID of the job
     * @param submitted time of the submission, as text
     */
    record Entry(String stackId, String jobId, String operation, String submitted) {}

    private final Path folder;
    private final Path file;

    /**
     * The journal of one deployment.
     *
     * @param folder the project's {@code .featurestore}
     */
    public Journal(Path folder, StackKey stack) {
        this.folder = folder;
        this.file = folder(folder).resolve(stack.fileName() + ".json");
    }

    /**
     * The folder of journals in a project's {@code .featurestore}.
     *
     * @param memory the project's {@code .featurestore}
     */
    public static Path folder(Path memory) {
        return memory.resolve("journal");
    }

    /** Creates that folder, if possible, so that another process can write to it. */
    public static void makeFolder(Path memory) {
        try {
            make(memory);
        } catch (IOException unwritable) {
            // The journal is optional.
        }
    }

    private static void make(Path memory) throws IOException {
        Files.createDirectories(folder(memory));
        Path ignored = memory.resolve(".gitignore");
        if (!Files.exists(ignored)) {
            Files.writeString(ignored, "*\n");
        }
    }

    /** OCID of the stack whose job an interrupted run followed. */
    public Optional<String> leftAt() {
        try {
            return Files.exists(file)
                    ? Optional.ofNullable(JsonMapper.builder()
                            .build()
                            .readValue(file.toFile(), Entry.class)
                            .stackId())
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.JobSubmitted submitted) {
            write(submitted.job());
        } else if (event instanceof Event.JobFound found) {
            write(found.job());
        } else if (event instanceof Event.JobEnded) {
            remove();
        }
    }

    private void write(Job job) {
        Path written = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            make(folder);
            Files.write(
                    written,
                    JsonMapper.builder()
                            .build()
                            .writeValueAsBytes(new Entry(
                                    job.stackId(),
                                    job.id(),
                                    job.operation().name(),
                                    job.created().toString())));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // The list of the stack's jobs has the same data.
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            // The next run reads a stack without an unfinished job.
        }
    }
}
