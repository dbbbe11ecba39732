package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.LogSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges the output and the error output of a process in the order in which it wrote them.
 *
 * <p>The two pipes have no common order, but Terraform writes its output before the errors that follow from it. So each
 * read looks at the errors first and at the output after that, and logs the output first: what was written before an
 * error is in the pipe by then. Errors are held until no more of them come, so that no line of output is between the
 * lines of one error.
 */
final class ProcessOutput {

    /** Time without new errors after which an error is complete. */
    private static final Duration QUIET = Duration.ofMillis(100);

    /** Maximum time to hold errors of a process that writes them all the time, such as one with {@code TF_LOG}. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Pipe output;
    private final Pipe errors;
    private final LogSink log;
    private final List<String> held = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private long heldSince;
    private long lastError;

    ProcessOutput(Process process, LogSink log) {
        this.output = new Pipe(process.getInputStream());
        this.errors = new Pipe(process.getErrorStream());
        this.log = log;
    }

    /** Logs what the process has written since the last call, without waiting; whether it has written anything. */
    boolean read() {
        boolean more = errors.read();
        hold(errors.lines(), more);
        boolean any = output.read() || more;
        output.lines().forEach(log::info);
        long now = System.nanoTime();
        if (!held.isEmpty() && (now - lastError > QUIET.toNanos() || now - heldSince > LONGEST.toNanos())) {
            release();
        }
        return any;
    }

    /** Logs the rest, when the process has ended, and returns all lines of the error output. */
    List<String> end() {
        hold(errors.rest(), false);
        output.rest().forEach(log::info);
        release();
        return List.copyOf(logged);
    }

    private void hold(List<String> lines, boolean more) {
        long now = System.nanoTime();
        if (more) {
            lastError = now;
        }
        if (held.isEmpty()) {
            heldSince = now;
        }
        held.addAll(lines);
    }

    private void release() {
        held.forEach(log::error);
        logged.addAll(held);
        held.clear();
    }

    /** One of the two streams, read without waiting. */
    private static final class Pipe {

        private final InputStream stream;
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private final List<String> complete = new ArrayList<>();

        Pipe(InputStream stream) {
            this.stream = stream;
        }

        boolean read() {
            byte[] bytes;
            try {
                bytes = stream.readNBytes(stream.available());
            } catch (IOException e) {
                // It was killed while it wrote, so the output has ended.
                return false;
            }
            for (byte next : bytes) {
                if (next == '\n') {
                    endLine();
                } else {
                    begun.write(next);
                }
            }
            return bytes.length > 0;
        }

        /** The lines completed since the last call. */
        List<String> lines() {
            List<String> lines = List.copyOf(complete);
            complete.clear();
            return lines;
        }

        /** The same with what is left in the stream, and with a last line that has no line end. */
        List<String> rest() {
            read();
            if (begun.size() > 0) {
                endLine();
            }
            return lines();
        }

        private void endLine() {
            String line = begun.toString(StandardCharsets.UTF_8);
            complete.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            begun.reset();
        }
    }
}
