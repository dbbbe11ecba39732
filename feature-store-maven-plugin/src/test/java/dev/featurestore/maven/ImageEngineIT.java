package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's image in container engines, where it runs. */
class ImageEngineIT {

    @TempDir
    Path folder;

    @Test
    void podmanHasTheImageAndRunsIt() throws Exception {
        Machine.needs("docker-registry", "podman", "runc", "ldd");
        hasTheImageAndRunsIt("podman", podman());
    }

    @Test
    void dockerHasTheImageAndRunsIt() throws Exception {
        Machine.needs("docker-registry", "docker", "dockerd", "ldd");
        Path socket = folder.resolve("docker.sock");
        Process dockerd = dockerd(socket);
        try {
            hasTheImageAndRunsIt("docker", Map.of("DOCKER_HOST", "unix://" + socket));
        } finally {
            dockerd.destroy();
            assertThat(dockerd.waitFor(30, TimeUnit.SECONDS)).isTrue();
            // dockerd leaves it mounted, and a folder with a mount cannot be deleted.
            Path network = folder.resolve("exec/netns/default");
            if (Files.exists(network)) {
                Machine.run(Map.of(), List.of("umount", network.toString()));
            }
        }
    }

    @Test
    void engineThatIsNotThereIsTold() throws Exception {
        String log = ImageProject.in(folder)
                .fail("build-image", "-Dfeaturestore.container.executable=" + folder.resolve("absent"));

        assertThat(log)
                .contains("no container engine: " + folder.resolve("absent") + " is not there")
                .contains("-Dfeaturestore.container.executable");
    }

    private void hasTheImageAndRunsIt(String engine, Map<String, String> environment) throws Exception {
        ImageProject project = ImageProject.in(folder);
        environment.forEach(project.build()::with);
        String first;
        String second;
        try (ImageRegistry registry = ImageRegistry.plain(folder.resolve("registry"))) {
            BaseImage.ofThisMachine().push(registry.host(), "library/eclipse-temurin:17-jre", "amd64", "arm64");
            String[] arguments = ImageProject.through(registry, "-Dfeaturestore.container.executable=" + engine);
            first = project.succeed("build-image", arguments);
            second = project.succeed("build-image", arguments);
        }
        assertThat(first).contains("Built feature_store:v1 (" + engine + " ");
        assertThat(second).contains("Unchanged: feature_store:v1 (" + engine + " ");

        String good = Files.readString(ProjectFolder.path().resolve("src/it/quick-start/feature_store.yaml"));
        Machine.Ended verified = container(engine, environment, good, "--verify");
        assertThat(verified.output()).contains("ENV_OPERATOR_ARGS is right");
        assertThat(verified.status()).isZero();

        Machine.Ended wrong = container(engine, environment, good.replace("region: ", "regoin: "), "--verify");
        assertThat(wrong.output()).contains("ENV_OPERATOR_ARGS:").contains("regoin");
        assertThat(wrong.status()).isEqualTo(2);

        Machine.Ended nobody = container(engine, environment, good);
        assertThat(nobody.output()).contains("/root/.oci/config").doesNotContain("SLF4J");
        assertThat(nobody.status()).isEqualTo(4);
    }

    private static Machine.Ended container(
            String engine, Map<String, String> environment, String configuration, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Machine.find(engine).orElseThrow().toString(),
                "run",
                "--rm",
                "--network=host",
                "--env",
                "ENV_OPERATOR_ARGS",
                "feature_store:v1"));
        command.addAll(List.of(arguments));
        Map<String, String> all = new TreeMap<>(environment);
        all.put("ENV_OPERATOR_ARGS", configuration);
        return Machine.run(all, command);
    }

    /** As root in a virtual machine podman needs runc, and limits that it may set. */
    private Map<String, String> podman() throws Exception {
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

    private Process dockerd(Path socket) throws IOException {
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
        StringBuilder said = new StringBuilder();
        var out = dockerd.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("API listen on")) {
                Thread rest = new Thread(() -> out.lines().forEach(ignored -> {}));
                rest.setDaemon(true);
                rest.start();
                return dockerd;
            }
        }
        throw new IOException("dockerd ended before it served: " + said);
    }
}
