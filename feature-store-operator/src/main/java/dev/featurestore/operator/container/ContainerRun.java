package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a container to its end: makes it, follows its output, asks for its status, removes it. It is asked for, because
 * {@code run --rm} through docker's command does not tell the status of a container of podman.
 */
public final class ContainerRun {

    private final ContainerEngine engine;
    private final ContainerSpec spec;

    public ContainerRun(ContainerEngine engine, ContainerSpec spec) {
        this.engine = engine;
        this.spec = spec;
    }

    /**
     * Runs it. If this thread is interrupted, the container is ended.
     *
     * @param lines takes each line that it writes, in the thread that calls this
     * @return its exit status
     * @throws FeatureStoreException if the engine does not make or start it
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
                    "could not write a temporary file: " + e,
                    "make room in the folder for temporary files, or name another with -Djava.io.tmpdir",
                    e);
        } finally {
            variables.ifPresent(ContainerRun::delete);
        }
    }

    /** Files for temporary use can be read by their owner only. */
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
        AttachedOutput output = new AttachedOutput(engine.start(spec.name()));
        boolean interrupted = false;
        try {
            output.forEach(lines);
            if (!engine.isNew(spec.name())) {
                engine.await(spec.name());
            }
        } catch (InterruptedException e) {
            interrupted = true;
            engine.stop(spec.name());
            lastWords(output, lines);
        }
        ContainerEngine.Ended ended = engine.ended(spec.name());
        // Ctrl-C ends docker's command, which is in the foreground too, before what it follows.
        lines.acceptRest(engine.output(spec.name()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!ended.started()) {
            throw FeatureStoreException.of(
                    FailureCode.NO_CONTAINER_ENGINE,
                    engine.shown() + " does not start a container of the image " + spec.image() + ": " + output.last(),
                    "mend that; or run without a container: -Dbackend=local");
        }
        return ended.status();
    }

    private static void lastWords(AttachedOutput output, Consumer<String> lines) {
        try {
            output.forEach(lines);
        } catch (InterruptedException again) {
            // Whoever is that impatient does not read them.
        }
    }
}
