package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Runs a container: creates it, follows its output, reads its exit status, removes it. Reads the status separately, because
 * {@code run --rm} with docker's command does not return the exit status of a container of podman.
 */
public final class ContainerRun {

    /** Errors of runc and crun about the process that the image names. */
    private static final Pattern NO_COMMAND = Pattern.compile("exec: \"|executable file");

    /** What podman and docker write before their errors. */
    private static final Pattern ENGINE_PREFIX = Pattern.compile("^Error(?: response from daemon)?: ");

    private final ContainerEngine engine;
    private final ContainerSpec spec;
    private final byte[] input;

    /** @param input standard input of the container's process */
    public ContainerRun(ContainerEngine engine, ContainerSpec spec, byte[] input) {
        this.engine = engine;
        this.spec = spec;
        this.input = input.clone();
    }

    /**
     * Runs it. Stops the container if this thread is interrupted.
     *
     * @param lines receives each line of its output, in the calling thread
     * @return its exit status
     * @throws FeatureStoreException if the engine cannot create or start it
     */
    public int run(Relay.Receiver lines) {
        try {
            create();
            return follow(lines);
        } finally {
            boolean interrupted = Thread.interrupted();
            engine.remove(spec.name());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void create() {
        Optional<Path> variables = Optional.empty();
        try {
            variables = variables();
            engine.create(spec, variables);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write a temporary file: " + e,
                    "Free space in the folder for temporary files, or set another one with -Djava.io.tmpdir",
                    e);
        } finally {
            variables.ifPresent(ContainerRun::delete);
        }
    }

    /** The variables in a temporary file, which only its owner can read. */
    private Optional<Path> variables() throws IOException {
        if (spec.fileLines().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Files.write(Files.createTempFile("container", ".env"), spec.fileLines()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int follow(Relay.Receiver lines) {
        AttachedOutput output = new AttachedOutput(engine.start(spec.name()), input);
        // The message of the failure has the engine's errors, so they are not lines of the container's output.
        List<String> errors = new ArrayList<>();
        boolean interrupted = false;
        try {
            output.forEach(line -> {
                if (line.startsWith("Error") && engine.isNew(spec.name())) {
                    errors.add(line);
                } else {
                    lines.accept(line);
                }
            });
            if (!engine.isNew(spec.name())) {
                engine.await(spec.name());
            }
        } catch (InterruptedException e) {
            interrupted = true;
            engine.stop(spec.name());
            passRest(output, lines);
        }
        ContainerEngine.Ended ended = engine.ended(spec.name());
        if (ended.started()) {
            errors.forEach(lines);
            // Ctrl-C also ends docker's command, which runs in the foreground, before the container.
            lines.acceptRest(engine.output(spec.name()));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!ended.started()) {
            throw notStarted(errors.stream().findFirst().orElseGet(output::last));
        }
        return ended.status();
    }

    private FeatureStoreException notStarted(String error) {
        boolean command = NO_COMMAND.matcher(error).find();
        return FeatureStoreException.of(
                command ? FailureCode.INVALID_CONFIGURATION : FailureCode.NO_CONTAINER_ENGINE,
                engine.shown() + " cannot start a container of image " + spec.image() + ": "
                        + ENGINE_PREFIX.matcher(error).replaceFirst(""),
                command
                        ? "Correct the entry point of the image, or remove image from the backend file"
                        : "Check volume, network and options in the backend file, or run without a container:"
                                + " -Dbackend=local");
    }

    private static void passRest(AttachedOutput output, Consumer<String> lines) {
        try {
            output.forEach(lines);
        } catch (InterruptedException again) {
            // A second interruption skips the rest of the output.
        }
    }
}
