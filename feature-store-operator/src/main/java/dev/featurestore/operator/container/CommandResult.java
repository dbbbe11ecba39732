package dev.featurestore.operator.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The result of a command.
 *
 * @param status its exit status; 127 if it could not be started, 124 after a timeout
 * @param output its standard output
 * @param errors its standard error
 */
record CommandResult(int status, String output, String errors) {

    private static final int NOT_STARTED = 127;
    private static final int TOO_LONG = 124;

    /** Runs a command. Its output goes to files, because a full pipe would block it. */
    static CommandResult of(Duration limit, String... command) {
        return of(limit, Map.of(), command);
    }

    /** As {@link #of(Duration, String...)}, with variables added to the environment. */
    static CommandResult of(Duration limit, Map<String, String> environment, String... command) {
        return of(limit, (Map<String, String> own) -> own.putAll(environment), command);
    }

    /** As {@link #of(Duration, String...)}, in an environment that this changes. */
    static CommandResult of(Duration limit, Consumer<Map<String, String>> environment, String... command) {
        try {
            Path out = Files.createTempFile("engine", ".out");
            Path err = Files.createTempFile("engine", ".err");
            try {
                return run(limit, environment, List.of(command), out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            return new CommandResult(NOT_STARTED, "", String.valueOf(e.getMessage()));
        }
    }

    private static CommandResult run(
            Duration limit, Consumer<Map<String, String>> environment, List<String> command, Path out, Path err)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        environment.accept(builder.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        if (!endsWithin(limit, process)) {
            process.destroyForcibly();
            return new CommandResult(TOO_LONG, "", "no answer within " + limit.toSeconds() + " s");
        }
        return new CommandResult(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Waits for a process, also if the thread is interrupted: the commands are short, and some of them stop a container. */
    private static boolean endsWithin(Duration limit, Process process) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The last line of its errors, which is the cause in docker and podman. */
    String lastLine() {
        return errors.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("See '") && !line.startsWith("Run '"))
                .reduce((one, next) -> next)
                .orElse("exit status " + status);
    }

    /** The first line of its errors. */
    String firstLine() {
        return errors.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("exit status " + status);
    }
}
