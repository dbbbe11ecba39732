package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.json.Json;
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
 * A Terraform or OpenTofu that can be used.
 *
 * @param executable the program
 * @param version its version
 * @param versionLine what it says itself first, such as {@code Terraform v1.11.4}
 */
record TerraformBinary(Path executable, TerraformVersion version, String versionLine) {

    /** The language of Resource Manager's Terraform; an older one cannot rehearse it. */
    static final TerraformVersion OLDEST = new TerraformVersion(1, 5, 0);

    private static final int SECONDS_TO_ANSWER = 20;
    private static final int LONGEST_ANSWER = 64 * 1024;

    /**
     * Asks a program for its version.
     *
     * @throws IOException if it is not what it should be; the message says what it is
     */
    static TerraformBinary probe(Path executable) throws IOException, InterruptedException {
        if (!Files.isRegularFile(executable) || !Files.isExecutable(executable)) {
            throw new IOException(executable + " is not a program");
        }
        Path program = executable.toAbsolutePath();
        TerraformVersion version = version(answer(program, "version", "-json"))
                .orElseThrow(() -> new IOException(executable + " does not say its version as Terraform does"));
        if (version.compareTo(OLDEST) < 0) {
            throw new IOException(executable + " is of version " + version + ", older than " + OLDEST);
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
            // No JSON: it is some other program.
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
            // Killed from outside if it hangs, which ends what it prints.
            process.onExit().orTimeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS).exceptionally(late -> {
                process.destroyForcibly();
                return process;
            });
            byte[] answer;
            try (InputStream out = process.getInputStream()) {
                answer = out.readNBytes(LONGEST_ANSWER);
            }
            if (process.waitFor() != 0) {
                throw new IOException(
                        program + " " + String.join(" ", arguments) + " ends with " + process.exitValue());
            }
            return answer;
        } finally {
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
     * Looks for a program on a path.
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
                    // Nothing can be there.
                }
            }
        }
        return Optional.empty();
    }
}
