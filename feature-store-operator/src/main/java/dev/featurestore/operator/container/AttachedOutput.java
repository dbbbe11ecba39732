package dev.featurestore.operator.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** The output of a process, line by line. It is read in a thread of its own, because nothing can interrupt a read. */
final class AttachedOutput {

    private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>();
    private String last = "";
    private boolean ended;

    AttachedOutput(Process process) {
        Thread reader = new Thread(() -> read(process), "container-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process process) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                queue.add(Optional.of(line));
            }
        } catch (IOException broken) {
            queue.add(Optional.of("The output of the container cannot be read to its end: " + broken));
        } finally {
            queue.add(Optional.empty());
        }
    }

    /** Hands over the lines, in the thread that calls this, until there will be no more. Can be called again if interrupted. */
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

    /** The last line that was handed over, or nothing. */
    String last() {
        return last;
    }
}
