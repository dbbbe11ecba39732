package dev.featurestore.operator.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The output of a process, line by line. Reads it, and writes its input, in threads of their own, because neither can be
 * interrupted.
 */
final class AttachedOutput {

    private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>();
    private String last = "";
    private boolean ended;

    AttachedOutput(Process process, byte[] input) {
        start(() -> read(process), "container-output");
        start(() -> write(process, input), "container-input");
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException ended) {
            // A container that does not start reads nothing; its output has the cause.
        }
    }

    private void read(Process process) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                queue.add(Optional.of(line));
            }
        } catch (IOException broken) {
            queue.add(Optional.of("Cannot read the rest of the container's output: " + broken));
        } finally {
            queue.add(Optional.empty());
        }
    }

    /** Passes on all lines in the calling thread, until the output ends. Can be called again after an interruption. */
    void forEach(Consumer<String> lines) throws InterruptedException {
        while (!ended) {
            Optional<String> line = queue.take();
            ended = line.isEmpty();
            if (line.isPresent()) {
                last = line.get();
                lines.accept(last);
            }
        }
    }

    /** The last line that was passed on, or an empty text. */
    String last() {
        return last;
    }
}
