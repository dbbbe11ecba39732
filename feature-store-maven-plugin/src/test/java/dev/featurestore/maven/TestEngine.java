package dev.featurestore.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A container engine of this machine with storage of its own. A script in front of its command keeps what it is called with.
 *
 * @param name podman or docker
 * @param environment what tells the command to use that storage
 * @param command the script
 */
record TestEngine(String name, Map<String, String> environment, Path command, Path folder, List<Process> processes)
        implements AutoCloseable {

    private static final String RUNTIME = "XDG_RUNTIME_DIR";

    private static TestEngine of(String name, Map<String, String> environment, Path folder, List<Process> processes)
            throws IOException {
        return of(name, environment, List.of(), folder, processes);
    }

    /** @param before command that the engine's command is started by */
    private static TestEngine of(
            String name, Map<String, String> environment, List<String> before, Path folder, List<Process> processes)
            throws IOException {
        Path command = Files.createDirectories(folder.resolve("bin")).resolve(name);
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        environment.forEach((variable, value) -> script.append("export ")
                .append(variable)
                .append("='")
                .append(value)
                .append("'\n"));
        script.append("printf '%s\\n' \"$*\" >>'")
                .append(folder.resolve("calls"))
                .append("'\n");
        script.append("exec ").append(String.join(" ", before)).append(' ');
        script.append(Machine.find(name).orElseThrow()).append(" \"$@\"\n");
        Files.writeString(command, script);
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        return new TestEngine(name, new TreeMap<>(environment), command, folder, processes);
    }

    /** As root in a virtual machine podman needs runc, and limits that it may set. */
    static TestEngine podman(Path folder) throws Exception {
        Machine.needs("podman", "runc");
        return of("podman", settings(Files.createDirectories(folder)), folder, List.of());
    }

    /**
     * Podman of a user that is not root.
     *
     * @param folder a folder that the user can reach
     */
    static TestEngine rootlessPodman(Path folder, SubordinateUser user) throws Exception {
        Machine.needs("podman", "runc", "newuidmap", "setpriv");
        // Podman 4.3 notices the end of a container only after 20 seconds if the path of this folder is long.
        Path runtime = Files.createTempDirectory("r");
        Map<String, String> environment = new TreeMap<>(settings(Files.createDirectories(folder)));
        environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        environment.put(RUNTIME, runtime.toString());
        List<String> asUser = List.of("setpriv", "--reuid", user.uid(), "--regid", user.gid(), "--clear-groups");
        TestEngine engine = of("podman", environment, asUser, folder, List.of());
        user.own(folder);
        user.own(runtime);
        return engine;
    }

    private static Map<String, String> settings(Path folder) throws Exception {
        String limit = Machine.run(Map.of(), List.of("sh", "-c", "ulimit -Hn"))
                .output()
                .strip();
        Path containers = Files.writeString(folder.resolve("containers.conf"), """
                [containers]
                default_ulimits=["nofile=%s:%s","nproc=32768:32768"]
                [engine]
                runtime="runc"
                cgroup_manager="cgroupfs"
                events_logger="file"
                """.formatted(limit, limit));
        Path storage = Files.writeString(
                folder.resolve("storage.conf"), """
                [storage]
                driver="overlay"
                graphroot="%s"
                runroot="%s"
                """.formatted(folder.resolve("storage"), folder.resolve("run")));
        return Map.of("CONTAINERS_CONF", containers.toString(), "CONTAINERS_STORAGE_CONF", storage.toString());
    }

    static TestEngine docker(Path folder) throws Exception {
        Machine.needs("docker", "dockerd");
        Files.createDirectories(folder);
        Path socket = folder.resolve("docker.sock");
        Process dockerd = new ProcessBuilder(
                        Machine.find("dockerd").orElseThrow().toString(),
                        "--host=unix://" + socket,
                        "--data-root=" + folder.resolve("docker"),
                        "--exec-root=" + folder.resolve("exec"),
                        "--pidfile=" + folder.resolve("docker.pid"),
                        "--bridge=none",
                        "--iptables=false",
                        "--ip6tables=false")
                .redirectErrorStream(true)
                .start();
        await(dockerd, "API listen on");
        return of("docker", Map.of("DOCKER_HOST", "unix://" + socket), folder, List.of(dockerd));
    }

    /** Docker's command, served by podman. */
    static TestEngine dockerAtPodman(Path folder, TestEngine podman) throws Exception {
        Machine.needs("docker");
        Files.createDirectories(folder);
        Path socket = folder.resolve("podman.sock");
        ProcessBuilder builder = new ProcessBuilder(
                        podman.command().toString(),
                        "--log-level=info",
                        "system",
                        "service",
                        "--time=0",
                        "unix://" + socket)
                .redirectErrorStream(true);
        Process service = builder.start();
        await(service, "API service listening on");
        return of("docker", Map.of("DOCKER_HOST", "unix://" + socket), folder, List.of(service));
    }

    private static void await(Process process, String line) throws IOException {
        StringBuilder said = new StringBuilder();
        var out = process.inputReader();
        for (String next = out.readLine(); next != null; next = out.readLine()) {
            said.append(next).append('\n');
            if (next.contains(line)) {
                Thread rest = new Thread(() -> out.lines().forEach(ignored -> {}));
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        throw new IOException("ended before it served: " + said);
    }

    Machine.Ended run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    /** Runs its command, with more variables in the environment. */
    Machine.Ended run(Map<String, String> more, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        return Machine.run(more, words);
    }

    /** Names of all containers that it has. */
    List<String> containers() throws Exception {
        return run("ps", "--all", "--format", "{{.Names}}").output().lines().toList();
    }

    /** The command lines that it was called with since this was asked last. */
    String calls() throws IOException {
        Path calls = folder.resolve("calls");
        String text = Files.exists(calls) ? Files.readString(calls) : "";
        Files.deleteIfExists(calls);
        return text;
    }

    @Override
    public void close() throws Exception {
        for (Process process : processes) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not end");
            }
        }
        if (environment.containsKey(RUNTIME)) {
            // Ends the process that keeps the namespaces of a rootless podman.
            run("system", "migrate");
            Machine.run(Map.of(), List.of("rm", "--recursive", "--force", environment.get(RUNTIME)));
        }
        // Both leave something mounted, and a folder with a mount cannot be deleted.
        List<String> mounted = new ArrayList<>(Files.readAllLines(Path.of("/proc/mounts")).stream()
                .map(line -> line.split(" ", 3)[1])
                .filter(place -> place.startsWith(folder + "/"))
                .toList());
        Collections.reverse(mounted);
        for (String place : mounted) {
            Machine.run(Map.of(), List.of("umount", place));
        }
    }
}
