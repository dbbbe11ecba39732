package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.StopRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the Terraform commands of one job. */
final class TerraformProcess {

    private static final Duration POLL = Duration.ofMillis(10);

    /** Time limit for the end of the error output, which child processes of Terraform can hold open. */
    private static final Duration LAST_LINES = Duration.ofSeconds(2);

    private final Path executable;
    private final Path directory;
    private final Map<String, String> environment;
    private final Duration grace;
    private final Consumer<String> debug;

    /**
     * @param directory its working directory
     * @param environment its whole environment
     * @param grace maximum time to stop after a request
     * @param debug receives a line for each command, when it has ended
     */
    TerraformProcess(
            Path executable, Path directory, Map<String, String> environment, Duration grace, Consumer<String> debug) {
        this.debug = debug;
        this.executable = executable;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.grace = grace;
    }

    /**
     * The result of a command.
     *
     * @param code its exit code
     * @param interrupted whether it was asked to stop
     * @param errors its error output
     */
    record Exit(int code, boolean interrupted, List<String> errors) {

        boolean succeeded() {
            return code == 0;
        }
    }

    /** Runs a command; its lines go to the log as they appear. */
    Exit run(LogSink log, StopRequest cancellation, String... arguments) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = start(arguments);
        try (ProcessWatch watch = ProcessWatch.over(process)) {
            Exit exit = follow(process, new ProcessOutput(process, log), cancellation);
            report(exit.code(), begun, arguments);
            return exit;
        } finally {
            end(process);
        }
    }

    private Exit follow(Process process, ProcessOutput output, StopRequest cancellation)
            throws IOException, InterruptedException {
        boolean interrupted = false;
        long deadline = Long.MAX_VALUE;
        while (process.isAlive()) {
            boolean more = output.read();
            if (!interrupted && cancellation.requested()) {
                interrupted = true;
                deadline = System.nanoTime() + grace.toNanos();
                ProcessWatch.interrupt(process);
            } else if (interrupted && System.nanoTime() - deadline > 0) {
                end(process);
            }
            if (!more) {
                process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return new Exit(process.exitValue(), interrupted, output.end());
    }

    /**
     * Runs a command and returns its output.
     *
     * @throws IOException if it fails; the message has its errors
     */
    byte[] answer(String... arguments) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = start(arguments);
        try (ProcessWatch watch = ProcessWatch.over(process);
                InputStream out = process.getInputStream()) {
            BlockingQueue<String> errors = new LinkedBlockingQueue<>();
            Thread reader = reader(process.getErrorStream(), errors);
            byte[] answer = out.readAllBytes();
            int code = process.waitFor();
            report(code, begun, arguments);
            if (code != 0) {
                reader.join(LAST_LINES.toMillis());
                throw new IOException("terraform " + String.join(" ", arguments) + " ended with exit code "
                        + process.exitValue()
                        + TerraformErrors.first(List.copyOf(errors))
                                .map(error -> ": " + error)
                                .orElse(""));
            }
            return answer;
        } finally {
            end(process);
        }
    }

    /** Variables are not among the arguments, but in the environment and in files. */
    private void report(int code, long begun, String... arguments) {
        debug.accept("$ " + executable + " " + String.join(" ", arguments) + " (in " + directory + ") -> exit code "
                + code + ", " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Thread reader(InputStream stream, BlockingQueue<String> lines) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader text =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        for (String line = text.readLine(); line != null; line = text.readLine()) {
                            lines.add(line);
                        }
                    } catch (IOException e) {
                        // It was killed while it wrote, so the output has ended.
                        return;
                    }
                },
                "embedded-cloud-terraform");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Kills the process and its child processes. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
