package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.terraform.oci.Ocid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    record Entry(
            @Nullable String stackId,
            @Nullable String jobId,
            @Nullable String operation,
            @Nullable String submitted) {}

    private final Path folder;
    private final StoredRecord<Entry> stored;

    /**
     * The journal of one deployment.
     *
     * @param folder the project's {@code .featurestore}
     */
    public Journal(Path folder, StackKey stack) {
        this.folder = folder;
        this.stored = new StoredRecord<>(folder(folder).resolve(stack.fileName() + ".json"), Entry.class);
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
        return stored.read()
                .flatMap(entry -> Optional.ofNullable(entry.stackId()))
                .filter(id -> Ocid.parse(id).isPresent());
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
        makeFolder(folder);
        stored.write(new Entry(
                job.stackId(), job.id(), job.operation().name(), job.created().toString()));
    }

    private void remove() {
        try {
            Files.deleteIfExists(stored.file());
        } catch (IOException undeletable) {
            // The next run reads a stack without an unfinished job.
        }
    }
}
