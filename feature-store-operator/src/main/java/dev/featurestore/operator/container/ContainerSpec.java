package dev.featurestore.operator.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A container to run.
 *
 * @param labels labels by which later runs find it
 * @param environment its variables; their values are never on a command line
 * @param options more options of the engine, with those that restrict the container
 * @param arguments arguments of its process
 */
public record ContainerSpec(
        String image,
        String name,
        Map<String, String> labels,
        Map<String, String> environment,
        List<Mount> mounts,
        Optional<String> network,
        List<String> options,
        List<String> arguments) {

    /** Variables that the engine's command itself reads, in addition to those with the prefixes below. */
    private static final Set<String> STEERING = Set.of("PATH", "HOME", "TMPDIR");

    private static final List<String> STEERING_PREFIXES = List.of("DOCKER_", "CONTAINER", "XDG_", "LD_", "BUILDAH_");

    private static final Set<String> PROXIES = Set.of("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY");

    public ContainerSpec {
        labels = Map.copyOf(labels);
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /** Variables in the environment of the engine's command, which passes them on by name. */
    Map<String, String> inherited() {
        Map<String, String> inherited = new TreeMap<>(environment);
        inherited.keySet().removeIf(ContainerSpec::steersTheEngine);
        return inherited;
    }

    /** Variables for the container that would change the engine's command itself, as lines of a file. */
    List<String> fileLines() {
        return environment.entrySet().stream()
                .filter(variable -> steersTheEngine(variable.getKey()))
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }

    /**
     * Changes the environment of the engine's command that creates the container. Podman passes its own proxies on to the container, whose
     * environment it shows, with their passwords (podman-create(1), {@code --http-proxy}); so it gets none, unless an option asks for that.
     */
    void prepare(Map<String, String> engine) {
        if (options.stream().noneMatch(option -> option.startsWith("--http-proxy"))) {
            engine.keySet().removeIf(name -> PROXIES.contains(name.toUpperCase(Locale.ROOT)));
        }
        engine.putAll(inherited());
    }

    private static boolean steersTheEngine(String name) {
        return STEERING.contains(name) || STEERING_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** Arguments of the engine's {@code create}. */
    List<String> create(Optional<Path> variables) {
        List<String> command = new ArrayList<>(List.of("create", "--interactive", "--name", name));
        new TreeMap<>(labels).forEach((key, value) -> command.addAll(List.of("--label", key + "=" + value)));
        inherited().keySet().forEach(variable -> command.addAll(List.of("--env", variable)));
        variables.ifPresent(file -> command.addAll(List.of("--env-file", file.toString())));
        Map<String, Mount> byTarget = new LinkedHashMap<>();
        mounts.forEach(mount -> byTarget.putIfAbsent(mount.target(), mount));
        byTarget.values().forEach(mount -> command.addAll(mount.options()));
        network.ifPresent(name -> command.addAll(List.of("--network", name)));
        command.addAll(options);
        command.add(image);
        command.addAll(arguments);
        return command;
    }

    /** Omits the environment, which contains secrets. */
    @Override
    public String toString() {
        return "ContainerSpec[" + name + " of " + image + "]";
    }
}
