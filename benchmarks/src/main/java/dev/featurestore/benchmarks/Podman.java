package dev.featurestore.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Podman with its own storage, and a registry. */
final class Podman implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on [^\"]*:(\\d+)");

    private final Path folder;
    private final Map<String, String> environment;
    private final Process registry;
    private final int port;

    private Podman(Path folder, Map<String, String> environment, Process registry, int port) {
        this.folder = folder;
        this.environment = environment;
        this.registry = registry;
        this.port = port;
    }

    static Optional<Path> find(String command) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator, -1))
                .map(place -> Path.of(place, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts a registry, and writes settings that work for root in a virtual machine and for other users. */
    static Podman in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path containers = Files.writeString(folder.resolve("containers.conf"), """
                [engine]
                runtime="runc"
                cgroup_manager="cgroupfs"
                events_logger="file"
                """);
        Path storage = Files.writeString(
                folder.resolve("storage.conf"), """
                [storage]
                driver="overlay"
                graphroot="%s"
                runroot="%s"
                """.formatted(folder.resolve("storage"), folder.resolve("run")));
        Path settings = Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                log: {level: info, formatter: text}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "127.0.0.1:0", secret: benchmark}
                """.formatted(folder.resolve("images")));
        Process registry = new ProcessBuilder(
                        find("docker-registry").orElseThrow().toString(), "serve", settings.toString())
                .redirectErrorStream(true)
                .start();
        return new Podman(
                folder,
                Map.of(
                        "CONTAINERS_CONF", containers.toString(),
                        "CONTAINERS_STORAGE_CONF", storage.toString(),
                        "XDG_CACHE_HOME", folder.resolveSibling("cache").toString()),
                registry,
                port(registry));
    }

    private static int port(Process registry) throws IOException {
        BufferedReader out = registry.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread rest = new Thread(() -> out.lines().forEach(ignored -> {}));
                rest.setDaemon(true);
                rest.start();
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new IOException("The registry ended before it listened");
    }

    String registry() {
        return "127.0.0.1:" + port;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Pushes a base image of the size of a Java runtime: the classes and the virtual machine of this one. */
    void pushBase(String name) throws IOException, InterruptedException {
        Path context = Files.createDirectories(folder.resolve("base"));
        Path lib = Path.of(System.getProperty("java.home"), "lib");
        Files.copy(lib.resolve("modules"), context.resolve("modules"));
        Files.copy(lib.resolve("server/libjvm.so"), context.resolve("libjvm.so"));
        Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY modules libjvm.so /opt/java/lib/\n");
        String image = registry() + "/" + name;
        run(command("build", "--quiet", "--tag", image, context.toString()));
        run(command("push", "--quiet", "--tls-verify=false", image));
    }

    /** Pulls an image that is in the registry. */
    void pull(String name) throws IOException, InterruptedException {
        run(command("pull", "--quiet", "--tls-verify=false", registry() + "/" + name));
    }

    /** Deletes all images, and with them the cache of builds. */
    void clear() throws IOException, InterruptedException {
        run(command("rmi", "--all", "--force"));
    }

    String version() throws IOException, InterruptedException {
        run(command("--version"));
        return Files.readString(folder.resolve("process.log")).strip();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Measured.run(folder, environment, command);
    }

    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("podman"));
        Collections.addAll(command, arguments);
        return command;
    }

    /** Deletes a folder with its content, if it exists. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        registry.destroy();
        registry.onExit().join();
        clear();
    }
}
