package dev.featurestore.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real Terraform, in a folder of its own, with a stand-in provider. */
final class Terraform {

    /** What a command printed, and its exit code. */
    record Outcome(int code, String text) {
        Outcome succeeds() {
            assertThat(code).as(text).isZero();
            return this;
        }
    }

    private final Path folder;
    private final String reattach;

    private Terraform(Path folder, String reattach) {
        this.folder = folder;
        this.reattach = reattach;
    }

    /** Terraform in a folder; where it is missing, the test is skipped, but fails in CI. */
    static Terraform in(Path folder, StandInProvider provider) {
        boolean found = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "terraform")));
        if (!found && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI needs terraform on the path");
        }
        Assumptions.assumeTrue(found, "needs terraform on the path");
        return new Terraform(folder, provider.reattachProviders());
    }

    void configuration(String text) throws IOException {
        Files.writeString(folder.resolve("main.tf"), text);
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(List.of(arguments).toString())
                .isTrue();
        return outcome(process);
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("TF_REATTACH_PROVIDERS", reattach);
        // Settings of the machine's user are not the test's.
        Path settings = Files.write(folder.resolve("settings.tfrc"), new byte[0]);
        builder.environment().put("TF_CLI_CONFIG_FILE", settings.toString());
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("TF_CLI_ARGS", "-no-color");
        return builder.start();
    }

    Outcome outcome(Process process) throws IOException {
        return new Outcome(process.exitValue(), Files.readString(folder.resolve("output.txt")));
    }

    Outcome apply() throws IOException, InterruptedException {
        return run("apply", "-auto-approve", "-input=false");
    }

    /** A plan; its code is 0 without changes, 1 after a failure, 2 with changes. */
    Outcome plan() throws IOException, InterruptedException {
        return run("plan", "-input=false", "-detailed-exitcode");
    }
}
