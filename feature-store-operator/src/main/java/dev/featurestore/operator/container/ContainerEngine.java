package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.text.DebugLog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A container engine of this machine: docker, podman, or a compatible one.
 *
 * @param executable its command
 * @param version its version
 * @param debug gets the command lines
 */
public record ContainerEngine(Path executable, String version, DebugLog debug) {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
    private static final Duration CREATES_WITHIN = Duration.ofMinutes(2);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final Pattern SECRET_OPTION = Pattern.compile(
            "(?si)((?:--env=|-e)[a-z_]\\w*=|--.*(?:token|secret|password|passphrase|credential)[^=]*=).*");
    private static final int NO_STATUS = -1;

    /**
     * Docker evaluates it on JSON, where labels may be {@code null} and a key that is omitted is an error, so most of the
     * configuration is read as a whole.
     */
    private static final String INSPECTED =
            "{{.Id}} {{.Architecture}} {{with .Config.Labels}}{{with index . \"org.opencontainers.image.version\"}}{{.}}{{end}}"
                    + "{{end}}{{println}}{{range .RepoTags}}{{.}} {{end}}{{println}}{{json .Config}}";

    private static final int LINES_OF_AN_IMAGE = 3;
    private static final Pattern UNREAD_MOUNT = Pattern.compile("mount option|parse error");
    private static final List<String> NOT_FOUND = List.of("no such image", "image not known", "no such object");
    private static final String HINT =
            "Start docker, install podman, or set -Dfeaturestore.container.executable to the command of another engine";

    /**
     * An image of an engine.
     *
     * @param id its ID ({@code sha256:…})
     * @param architecture such as {@code amd64}
     * @param version the version in its label, or an empty text
     * @param names its full names: podman adds a registry ({@code localhost/}) to a name without one
     * @param runsOperator whether its label or its entry point is that of the operator's image. An image that is built on this one
     *     has both, unless the build replaces them: some tools set each label of the OCI image specification
     */
    public record Inspected(String id, String architecture, String version, List<String> names, boolean runsOperator) {

        /** Label {@code org.opencontainers.image.title} of the operator's image. */
        public static final String TITLE = "feature store operator";

        public Inspected {
            names = List.copyOf(names);
        }

        private static Inspected of(String first, String second, String third) {
            String[] answer = (first + "  ").split(" ", 3);
            String id = answer[0].startsWith("sha256:") ? answer[0] : "sha256:" + answer[0];
            return new Inspected(
                    id,
                    answer[1],
                    answer[2].strip(),
                    List.of(second.strip().split(" ", -1)),
                    third.contains('"' + TITLE + '"') || third.contains(Main.class.getName()));
        }

        /** The full name of a name. */
        public String reference(String name) {
            return names.stream()
                    .filter(full -> full.equals(name) || full.endsWith("/" + name))
                    .findFirst()
                    .orElse(name);
        }
    }

    /**
     * A container that has ended.
     *
     * @param started whether it was started
     * @param status exit status of its process
     */
    record Ended(boolean started, int status) {}

    /**
     * A container of an earlier run.
     *
     * @param running whether it is still running
     */
    public record LeftContainer(String name, boolean running) {}

    /**
     * Finds the engine: the one of a command, or else the first of podman and docker in {@code PATH} that answers.
     *
     * @param executable path or name of the command, if it is set
     * @param path value of the environment variable {@code PATH}
     * @param debug gets the command lines
     * @throws FeatureStoreException {@code NO_CONTAINER_ENGINE} if no engine is found, or it does not answer
     */
    public static ContainerEngine find(Optional<String> executable, String path, DebugLog debug) {
        List<String> refusals = new ArrayList<>();
        for (String name : executable.map(List::of).orElse(List.of("podman", "docker"))) {
            Optional<Path> command = command(name, path);
            if (command.isEmpty()) {
                refusals.add(name + (name.contains(File.separator) ? " does not exist" : " is not in PATH"));
                continue;
            }
            CommandResult asked = run(
                    debug,
                    ANSWERS_WITHIN,
                    Map.of(),
                    command.get().toString(),
                    "version",
                    "--format",
                    "{{.Server.Version}}");
            String version = asked.output().strip();
            if (asked.status() == 0 && !version.isEmpty()) {
                return new ContainerEngine(command.get(), version, debug);
            }
            refusals.add(command.get() + " does not answer: " + asked.firstLine());
        }
        throw FeatureStoreException.of(
                FailureCode.NO_CONTAINER_ENGINE, "No container engine found: " + String.join("; ", refusals), HINT);
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
                    // The JVM cannot represent this folder.
                }
            }
        }
        return Optional.empty();
    }

    /** Name and version for the console. */
    public String shown() {
        return executable.getFileName() + " " + version;
    }

    /**
     * Finds an image.
     *
     * @param names its names, as the user writes them
     * @return empty if the engine does not have one image with all of the names
     * @throws FeatureStoreException {@code NO_CONTAINER_ENGINE} if the engine fails
     */
    public Optional<Inspected> inspect(List<String> names) {
        List<String> command =
                new ArrayList<>(List.of(executable.toString(), "image", "inspect", "--format", INSPECTED));
        command.addAll(names);
        CommandResult asked = run(debug, ANSWERS_WITHIN, Map.of(), command.toArray(String[]::new));
        if (asked.status() != 0) {
            String errors = asked.errors().toLowerCase(Locale.ROOT);
            if (NOT_FOUND.stream().anyMatch(errors::contains)) {
                return Optional.empty();
            }
            throw failed("inspect image " + String.join(", ", names), asked);
        }
        String[] lines = (asked.output() + "\n".repeat(LINES_OF_AN_IMAGE)).split("\n", -1);
        Set<Inspected> images = new HashSet<>();
        for (int n = 0; n < names.size() && (n + 1) * LINES_OF_AN_IMAGE <= lines.length; n++) {
            int i = n * LINES_OF_AN_IMAGE;
            images.add(Inspected.of(lines[i], lines[i + 1], lines[i + 2]));
        }
        return images.size() == 1 ? Optional.of(images.iterator().next()) : Optional.empty();
    }

    /**
     * Pulls an image from a registry of this machine that serves it alone, and names it.
     *
     * @param registry host and port of the registry
     * @param repository the image's repository there
     * @param digest digest of its manifest ({@code sha256:…})
     * @param id digest of its configuration ({@code sha256:…})
     * @param names the image's names
     */
    public PulledImage pull(String registry, String repository, String digest, String id, List<String> names) {
        return new ImagePull(this, names).from(registry, repository, digest, id);
    }

    /** How it maps users. */
    UserMapping userMapping() {
        return UserMapping.of(
                run(debug, ANSWERS_WITHIN, Map.of(), executable.toString(), "info", "--format", "{{json .}}")
                        .output());
    }

    /** Its command as you type it. */
    public String shownCommand() {
        return String.valueOf(executable.getFileName());
    }

    /**
     * Creates a container.
     *
     * @param variables a file with lines {@code NAME=VALUE} for its environment
     * @throws FeatureStoreException {@code INVALID_CONFIGURATION} if the engine refuses it, {@code BACKEND_NOT_SUPPORTED} if it
     *     cannot read the path of a mount
     */
    void create(ContainerSpec spec, Optional<Path> variables) {
        List<String> command = command(spec.create(variables));
        debug.debug(() -> shown(command));
        CommandResult created = CommandResult.of(CREATES_WITHIN, spec::prepare, command.toArray(String[]::new));
        if (created.status() != 0) {
            Optional<Mount> quoted =
                    spec.mounts().stream().filter(Mount::isQuoted).findFirst();
            if (quoted.isPresent() && UNREAD_MOUNT.matcher(created.errors()).find()) {
                // Podman as the server of docker's command passes a mount on without the quotes.
                throw FeatureStoreException.of(
                        FailureCode.BACKEND_NOT_SUPPORTED,
                        shown() + " cannot mount " + quoted.get().source()
                                + ": it does not support paths that contain a colon and a comma or a quote: "
                                + created.lastLine(),
                        "Rename the folder, or run without a container: -Dbackend=local");
            }
            throw FeatureStoreException.of(
                    FailureCode.INVALID_CONFIGURATION,
                    shown() + " cannot create a container of image " + spec.image() + ": " + created.lastLine(),
                    "Check image, env, volume, network and options in the backend file");
        }
    }

    /** Starts a container. The returned process reads its input and writes its output, and ends with it. */
    Process start(String name) {
        try {
            return new ProcessBuilder(logged(command(List.of("start", "--attach", "--interactive", name))))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw cannotBeRun(e);
        }
    }

    /** Waits until a container has ended, which may be after the end of its output. */
    void await(String name) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(logged(command(List.of("wait", name))))
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

    /** The end of a container. */
    Ended ended(String name) {
        CommandResult state = run(
                debug,
                ANSWERS_WITHIN,
                Map.of(),
                executable.toString(),
                "inspect",
                "--format",
                "{{.State.Status}} {{.State.ExitCode}}",
                name);
        String[] answer = state.output().strip().split(" ", 2);
        if (state.status() != 0 || answer.length < 2) {
            throw failed("inspect container " + name, state);
        }
        return new Ended(!neverRan(answer[0]), number(answer[1]));
    }

    /** Whether a container was created but never started. */
    boolean isNew(String name) {
        return neverRan(run(
                        debug,
                        ANSWERS_WITHIN,
                        Map.of(),
                        executable.toString(),
                        "inspect",
                        "--format",
                        "{{.State.Status}}",
                        name)
                .output()
                .strip());
    }

    private static boolean neverRan(String state) {
        return state.equals("created") || state.equals("configured") || state.equals("initialized");
    }

    /** The whole output of a container. */
    Stream<String> output(String name) {
        CommandResult logs = run(debug, ANSWERS_WITHIN, Map.of(), executable.toString(), "logs", name);
        return Stream.concat(logs.output().lines(), logs.errors().lines());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return NO_STATUS;
        }
    }

    /** Stops a container, and kills it after 10 seconds. */
    void stop(String name) {
        run(debug, ENDS_WITHIN, Map.of(), executable.toString(), "stop", "-t", "10", name);
    }

    /** Removes a container, running or not. Does nothing if it does not exist. */
    public void remove(String name) {
        run(debug, ENDS_WITHIN, Map.of(), executable.toString(), "rm", "--force", "--volumes", name);
    }

    /** Containers with a label. */
    public List<LeftContainer> labelled(String label, String value) {
        CommandResult asked = run(
                debug,
                ANSWERS_WITHIN,
                Map.of(),
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
                .map(words -> new LeftContainer(
                        words[0], words[1].toLowerCase(Locale.ROOT).startsWith("running")))
                .toList();
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        return command;
    }

    /** Runs its command. */
    CommandResult run(Duration limit, Map<String, String> environment, List<String> arguments) {
        return run(debug, limit, environment, command(arguments).toArray(String[]::new));
    }

    private static CommandResult run(
            DebugLog debug, Duration limit, Map<String, String> environment, String... command) {
        debug.debug(() -> shown(List.of(command)));
        return CommandResult.of(limit, environment, command);
    }

    private List<String> logged(List<String> command) {
        debug.debug(() -> shown(command));
        return command;
    }

    /** A command line without the values of environment variables, and of options that are named as secrets. */
    static String shown(List<String> command) {
        StringBuilder line = new StringBuilder("$");
        boolean variable = false;
        for (String argument : command) {
            Matcher secret = SECRET_OPTION.matcher(argument);
            if (variable && argument.contains("=")) {
                line.append(' ').append(argument, 0, argument.indexOf('=')).append("=***");
            } else {
                line.append(' ').append(secret.matches() ? secret.group(1) + "***" : argument);
            }
            variable = argument.equals("--env") || argument.equals("-e");
        }
        return line.toString();
    }

    private FeatureStoreException cannotBeRun(IOException e) {
        return FeatureStoreException.of(
                FailureCode.NO_CONTAINER_ENGINE, "Cannot run " + executable + ": " + e.getMessage(), HINT, e);
    }

    private FeatureStoreException failed(String what, CommandResult result) {
        return FeatureStoreException.of(
                FailureCode.NO_CONTAINER_ENGINE, executable + " cannot " + what + ": " + result.firstLine(), HINT);
    }
}
