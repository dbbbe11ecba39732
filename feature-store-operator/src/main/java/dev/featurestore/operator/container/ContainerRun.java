package dev.featurestore.operator.container;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a container to its end: makes it, follows its output, asks for its status, removes it. It is asked for, because
 * {@code run --rm} through docker's command does not tell the status of a container of podman. If this process is told to
 * end, the container is.
 */
public final class ContainerRun {

    /** The engine kills what has not ended ten seconds after it was told to; then it has to be removed. */
    private static final long SECONDS_TO_END = 20;

    private final ContainerEngine engine;
    private final ContainerSpec spec;
    private final Console console;
    private volatile boolean signalled;

    public ContainerRun(ContainerEngine engine, ContainerSpec spec, Console console) {
        this.engine = engine;
        this.spec = spec;
        this.console = console;
    }

    /**
     * Runs it.
     *
     * @param lines takes each line that it writes, in the thread that calls this
     * @param lastWords is run when it has ended because this process is told to end: who called this will hardly come to it
     * @return its exit status
     * @throws FeatureStoreException if the engine does not make or start it
     */
    public int run(Consumer<String> lines, Runnable lastWords) {
        CountDownLatch over = new CountDownLatch(1);
        Thread onSignal = new Thread(() -> endAndAwait(over), "stop-container");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            create();
            return follow(lines);
        } finally {
            boolean interrupted = Thread.interrupted();
            engine.remove(spec.name());
            if (signalled) {
                lastWords.run();
            }
            over.countDown();
            leave(onSignal);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void endAndAwait(CountDownLatch over) {
        if (over.getCount() == 0) {
            return;
        }
        signalled = true;
        console.warn("Stopping container " + spec.name());
        engine.stop(spec.name());
        try {
            if (!over.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                console.warn("Container " + spec.name() + " may still be there: " + engine.shownCommand()
                        + " rm --force " + spec.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void leave(Thread onSignal) {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException shutdownHasBegun) {
            // Then the hook runs, and ends by itself.
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

    private int follow(Consumer<String> lines) {
        AttachedOutput output = new AttachedOutput(engine.start(spec.name()));
        boolean interrupted = false;
        try {
            output.forEach(lines);
        } catch (InterruptedException e) {
            interrupted = true;
            engine.stop(spec.name());
            lastWords(output, lines);
        }
        ContainerEngine.Ended ended = engine.ended(spec.name());
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
