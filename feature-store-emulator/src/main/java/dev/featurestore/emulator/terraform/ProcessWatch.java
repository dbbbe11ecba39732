package dev.featurestore.emulator.terraform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Ends a process if this JVM is killed: a shell reads from the JVM, and kills the process when that input ends. Without
 * a shell (Windows), Terraform ends with the provider in this JVM.
 */
final class ProcessWatch implements AutoCloseable {

    private static final Path SHELL = Path.of("/bin/sh");

    private final Optional<Process> shell;

    private ProcessWatch(Optional<Process> shell) {
        this.shell = shell;
    }

    static ProcessWatch over(Process process) throws IOException {
        return new ProcessWatch(
                Files.isExecutable(SHELL)
                        ? Optional.of(shell("read -r end || kill -KILL \"$1\"", process.pid()))
                        : Optional.empty());
    }

    /** Sends SIGINT to a process, like Ctrl-C, which Java itself cannot do; without a shell, SIGTERM. */
    static void interrupt(Process process) throws IOException {
        if (Files.isExecutable(SHELL)) {
            shell("kill -INT \"$1\"", process.pid());
        } else {
            process.destroy();
        }
    }

    private static Process shell(String script, long pid) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(SHELL.toString(), "-c", script, "sh", String.valueOf(pid)));
        builder.environment().clear();
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() {
        shell.ifPresent(process -> {
            try (OutputStream line = process.getOutputStream()) {
                line.write('\n');
            } catch (IOException e) {
                // The process has ended already.
                process.destroyForcibly();
            }
        });
    }
}
