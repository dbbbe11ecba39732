package dev.featurestore.operator.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.deploy.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Remembers on this machine which job is being followed, from its submission to its end: a shortcut for the run that comes
 * after one that was killed, and a note for whoever looks. All that matters is in the cloud; a journal that is lost, or
 * cannot be written, costs a request.
 */
public final class Journal implements Consumer<Event> {

    /**
     * What is remembered.
     *
     * @param stackId OCID of the stack
     * @param jobId OCID of the job
     * @param submitted when, as text
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
     * Where in a project's {@code .featurestore} journals are.
     *
     * @param memory the project's {@code .featurestore}
     */
    public static Path folder(Path memory) {
        return memory.resolve("journal");
    }

    /** Makes that folder, as far as that can be done, so that somebody else can write into it. */
    public static void makeFolder(Path memory) {
        try {
            make(memory);
        } catch (IOException unwritable) {
            // Then nothing is remembered.
        }
    }

    private static void make(Path memory) throws IOException {
        Files.createDirectories(folder(memory));
        Path ignored = memory.resolve(".gitignore");
        if (!Files.exists(ignored)) {
            Files.writeString(ignored, "*\n");
        }
    }

    /** OCID of the stack whose job an earlier run was following when it was cut off. */
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
            // The stack's jobs tell the same.
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            // The next run looks at a stack that has no unfinished job.
        }
    }
}
