package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container engine of this machine: docker, podman, or what is used like them.
 *
 * @param executable its command
 * @param version its version, as it says itself
 */
public record ContainerEngine(Path executable, String version) {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
    private static final Duration MAKES_WITHIN = Duration.ofMinutes(2);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final int NO_STATUS = -1;
    private static final String WAY_OUT =
            "start docker or install podman, or name its command with -Dfeaturestore.container.executable";

    /**
     * An image that an engine has.
     *
     * @param id what the engine knows it by ({@code sha256:…})
     * @param architecture such as {@code amd64}
     * @param version the version that it says to be of, or nothing
     */
    public record Inspected(String id, String architecture, String version) {}

    /**
     * A container that does not run any more.
     *
     * @param started whether it ever ran
     * @param status exit status of what it ran
     */
    record Ended(boolean started, int status) {}

    /**
     * A container that somebody left.
     *
     * @param running whether it still runs
     */
    public record Left(String name, boolean running) {}

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
            Path command = UserPaths.in(Path.of("")).read(name, "the container engine's command");
            return Files.isExecutable(command) ? Optional.of(command) : Optional.empty();
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            for (String file : List.of(name, name + ".exe")) {
                try {
                    Path command = Path.of(folder.isEmpty() ? "." : folder, file);
                    if (Files.isRegularFile(command) && Files.isExecutable(command)) {
                        return Optional.of(command);
                    }
                } catch (InvalidPathException e) {
                    // A folder that this JVM cannot represent holds no command for it.
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
                "{{.Id}} {{.Architecture}} {{index .Config.Labels \"org.opencontainers.image.version\"}}",
                image);
        if (asked.status() == 0) {
            String[] answer = (asked.output().strip() + "  ").split(" ", 3);
            String id = answer[0].startsWith("sha256:") ? answer[0] : "sha256:" + answer[0];
            return Optional.of(new Inspected(id, answer[1], answer[2].strip()));
        }
        String said = asked.errors().toLowerCase(Locale.ROOT);
        if (said.contains("no such image") || said.contains("image not known") || said.contains("no such object")) {
            return Optional.empty();
        }
        throw failed("does not say whether it has the image " + image, asked);
    }

    /** Its command, to be typed. */
    public String shownCommand() {
        return String.valueOf(executable.getFileName());
    }

    /**
     * Makes a container.
     *
     * @param variables a file with lines {@code NAME=VALUE} for its environment
     * @throws FeatureStoreException {@code INVALID_CONFIGURATION} if the engine does not
     */
    void create(ContainerSpec spec, Optional<Path> variables) {
        List<String> command = command(spec.create(variables));
        CommandResult made = CommandResult.of(MAKES_WITHIN, spec.inherited(), command.toArray(String[]::new));
        if (made.status() != 0) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_CONFIGURATION,
                    shown() + " does not make a container of the image " + spec.image() + ": " + made.lastLine(),
                    "check image, env, volume, network and options of the backend file");
        }
    }

    /** Starts a container; the process is its output, and ends with it. */
    Process start(String name) {
        try {
            Process process = new ProcessBuilder(command(List.of("start", "--attach", name)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw cannotBeRun(e);
        }
    }

    /** Waits for the end of a container, if it still runs because its output ended first. */
    void await(String name) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command(List.of("wait", name)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try {
                process.waitFor();
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw cannotBeRun(e);
        }
    }

    /** How a container ended. */
    Ended ended(String name) {
        CommandResult state = CommandResult.of(
                ANSWERS_WITHIN,
                executable.toString(),
                "inspect",
                "--format",
                "{{.State.Status}} {{.State.ExitCode}}",
                name);
        String[] answer = state.output().strip().split(" ", 2);
        if (state.status() != 0 || answer.length < 2) {
            throw failed("does not say how the container " + name + " ended", state);
        }
        return new Ended(!neverRan(answer[0]), number(answer[1]));
    }

    /** Whether a container is still as it was made. */
    boolean isNew(String name) {
        return neverRan(CommandResult.of(
                        ANSWERS_WITHIN, executable.toString(), "inspect", "--format", "{{.State.Status}}", name)
                .output()
                .strip());
    }

    private static boolean neverRan(String state) {
        return state.equals("created") || state.equals("configured") || state.equals("initialized");
    }

    /** All that a container has written on its output. */
    Stream<String> output(String name) {
        return CommandResult.of(ANSWERS_WITHIN, executable.toString(), "logs", name)
                .output()
                .lines();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return NO_STATUS;
        }
    }

    /** Tells what a container runs to end, and waits until it has ended; after ten seconds it is killed. */
    void stop(String name) {
        CommandResult.of(ENDS_WITHIN, executable.toString(), "stop", "-t", "10", name);
    }

    /** Removes a container, whether it runs or not. One that is not there is removed already. */
    public void remove(String name) {
        CommandResult.of(ENDS_WITHIN, executable.toString(), "rm", "--force", "--volumes", name);
    }

    /** Containers with a label. */
    public List<Left> labelled(String label, String value) {
        CommandResult asked = CommandResult.of(
                ANSWERS_WITHIN,
                executable.toString(),
                "ps",
                "--all",
                "--filter",
                "label=" + label + "=" + value,
                "--format",
                "{{.Names}} {{.State}}");
        return asked.output()
                .lines()
                .map(line -> line.strip().split(" ", 2))
                .filter(words -> words.length == 2)
                .map(words ->
                        new Left(words[0], words[1].toLowerCase(Locale.ROOT).startsWith("running")))
                .toList();
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        return command;
    }

    private FeatureStoreException cannotBeRun(IOException e) {
        return FeatureStoreException.of(
                FailureCode.NO_CONTAINER_ENGINE, executable + " cannot be run: " + e.getMessage(), WAY_OUT, e);
    }

    private FeatureStoreException failed(String what, CommandResult result) {
        return FeatureStoreException.of(
                FailureCode.NO_CONTAINER_ENGINE, executable + " " + what + ": " + result.firstLine(), WAY_OUT);
    }
}
