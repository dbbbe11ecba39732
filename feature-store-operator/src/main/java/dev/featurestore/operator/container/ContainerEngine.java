package dev.featurestore.operator.container;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A container engine of this machine: docker, podman, or what is used like them.
 *
 * @param executable its command
 * @param version its version, as it says itself
 */
public record ContainerEngine(Path executable, String version) {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
    private static final String WAY_OUT =
            "start docker or install podman, or name its command with -Dfeaturestore.container.executable";

    /**
     * An image that an engine has.
     *
     * @param id what the engine knows it by ({@code sha256:…})
     * @param architecture such as {@code amd64}
     */
    public record Inspected(String id, String architecture) {}

    /**
     * The engine of a command, or else the first of podman and docker on the path that answers.
     *
     * @param executable path or name of the command, if it is named
     * @param path value of the environment's {@code PATH}
     * @throws FeatureStoreException {@code NO_CONTAINER_ENGINE} if there is none, or it does not answer
     */
    public static ContainerEngine find(Optional<String> executable, String path) {
        List<String> refusals = new ArrayList<>();
        for (String name : executable.map(List::of).orElse(List.of("podman", "docker"))) {
            Optional<Path> command = command(name, path);
            if (command.isEmpty()) {
                refusals.add(name + " is not " + (name.contains(File.separator) ? "there" : "on the path"));
                continue;
            }
            CommandResult asked = CommandResult.of(
                    ANSWERS_WITHIN, command.get().toString(), "version", "--format", "{{.Server.Version}}");
            String version = asked.output().strip();
            if (asked.status() == 0 && !version.isEmpty()) {
                return new ContainerEngine(command.get(), version);
            }
            refusals.add(command.get() + " does not answer: " + asked.firstLine());
        }
        throw FeatureStoreException.of(
                FailureCode.NO_CONTAINER_ENGINE, "no container engine: " + String.join("; ", refusals), WAY_OUT);
    }

    private static Optional<Path> command(String name, String path) {
        if (name.contains("/") || name.contains(File.separator)) {
            Path command = Path.of(name);
            return Files.isExecutable(command) ? Optional.of(command) : Optional.empty();
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            for (String file : List.of(name, name + ".exe")) {
                Path command = Path.of(folder.isEmpty() ? "." : folder, file);
                if (Files.isRegularFile(command) && Files.isExecutable(command)) {
                    return Optional.of(command);
                }
            }
        }
        return Optional.empty();
    }

    /** Name and version, to be shown. */
    public String shown() {
        return executable.getFileName() + " " + version;
    }

    /**
     * An image.
     *
     * @throws FeatureStoreException {@code NO_CONTAINER_ENGINE} if the engine does not say whether it has it
     */
    public Optional<Inspected> inspect(String image) {
        CommandResult asked = CommandResult.of(
                ANSWERS_WITHIN,
                executable.toString(),
                "image",
                "inspect",
                "--format",
                "{{.Id}} {{.Architecture}}",
                image);
        if (asked.status() == 0) {
            String[] answer = asked.output().strip().split(" ", 2);
            String id = answer[0].startsWith("sha256:") ? answer[0] : "sha256:" + answer[0];
            return Optional.of(new Inspected(id, answer.length < 2 ? "" : answer[1]));
        }
        String said = asked.errors().toLowerCase(Locale.ROOT);
        if (said.contains("no such image") || said.contains("image not known") || said.contains("no such object")) {
            return Optional.empty();
        }
        throw failed("does not say whether it has the image " + image, asked);
    }

    private FeatureStoreException failed(String what, CommandResult result) {
        return FeatureStoreException.of(
                FailureCode.NO_CONTAINER_ENGINE, executable + " " + what + ": " + result.firstLine(), WAY_OUT);
    }
}
