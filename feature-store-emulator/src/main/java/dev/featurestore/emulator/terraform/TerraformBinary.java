package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.module.TerraformVersion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A usable Terraform or OpenTofu program.
 *
 * @param executable the program
 * @param version its version
 * @param versionLine the first line of its version, such as {@code Terraform v1.11.4}
 */
record TerraformBinary(Path executable, TerraformVersion version, String versionLine) {

    /** The oldest version with the language of Resource Manager's Terraform. */
    static final TerraformVersion OLDEST = new TerraformVersion(1, 5, 0);

    private static final int SECONDS_TO_ANSWER = 20;
    private static final int LONGEST_ANSWER = 64 * 1024;

    /**
     * Asks a program for its version.
     *
     * @throws IOException if it is not a usable Terraform or OpenTofu; the message has the reason
     */
    static TerraformBinary probe(Path executable) throws IOException, InterruptedException {
        if (!Files.isRegularFile(executable) || !Files.isExecutable(executable)) {
            throw new IOException(executable + " is not an executable file");
        }
        Path program = executable.toAbsolutePath();
        TerraformVersion version = version(answer(program, "version", "-json"))
                .orElseThrow(() -> new IOException(executable + " does not print a version of Terraform or OpenTofu"));
        if (version.compareTo(OLDEST) < 0) {
            throw new IOException(executable + " is version " + version + ", but " + OLDEST + " or later is required");
        }
        String lines = new String(answer(program, "version"), StandardCharsets.UTF_8);
        return new TerraformBinary(
                program, version, lines.lines().findFirst().orElse("").strip());
    }

    private static Optional<TerraformVersion> version(byte[] answer) {
        try {
            return TerraformVersion.parse(
                    Json.read(answer).path("terraform_version").asText());
        } catch (IOException e) {
            // Not JSON, so another program.
            return Optional.empty();
        }
    }

    private static byte[] answer(Path program, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(program, arguments));
        builder.environment().clear();
        builder.environment().putAll(Map.of("CHECKPOINT_DISABLE", "1", "TF_CLI_CONFIG_FILE", File.separator + "none"));
        ChildEnvironment.keepSystem(builder.environment());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            // Another thread kills it if it hangs, which ends its output. The JDK's own timers would not end with the
            // build.
            Thread limit = new Thread(() -> endIfLate(process), "terraform-version");
            limit.setDaemon(true);
            limit.start();
            byte[] answer;
            try (InputStream out = process.getInputStream()) {
                answer = out.readNBytes(LONGEST_ANSWER);
            }
            if (process.waitFor() != 0) {
                throw new IOException(
                        program + " " + String.join(" ", arguments) + " ended with exit code " + process.exitValue());
            }
            return answer;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void endIfLate(Process process) {
        try {
            if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path program, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = program.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return List.of(command);
    }

    /**
     * Searches a program on a path.
     *
     * @param searchPath folders as in the environment's {@code PATH}
     */
    static Optional<Path> find(String name, String searchPath) {
        for (String folder : searchPath.split(File.pathSeparator, -1)) {
            for (String file : List.of(name, name + ".exe")) {
                try {
                    Path program = Path.of(folder, file);
                    if (!folder.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                        return Optional.of(program);
                    }
                } catch (InvalidPathException e) {
                    // Not a path, so no program is there.
                }
            }
        }
        return Optional.empty();
    }
}
