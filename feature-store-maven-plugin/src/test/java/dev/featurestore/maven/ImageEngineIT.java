package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's image in container engines, where it runs. */
class ImageEngineIT {

    @TempDir
    Path folder;

    @Test
    void podmanHasTheImageAndRunsIt() throws Exception {
        Machine.needs("docker-registry", "ldd");
        try (TestEngine podman = TestEngine.podman(folder.resolve("engine"))) {
            hasTheImageAndRunsIt(podman);
        }
    }

    @Test
    void dockerHasTheImageAndRunsIt() throws Exception {
        Machine.needs("docker-registry", "ldd");
        try (TestEngine docker = TestEngine.docker(folder.resolve("engine"))) {
            hasTheImageAndRunsIt(docker);
        }
    }

    @Test
    void podmanGetsNoImageOnADamagedBase() throws Exception {
        Machine.needs("docker-registry", "ldd");
        try (TestEngine podman = TestEngine.podman(folder.resolve("engine"))) {
            getsNoImageOnADamagedBase(podman);
        }
    }

    @Test
    void dockerGetsNoImageOnADamagedBase() throws Exception {
        Machine.needs("docker-registry", "ldd");
        try (TestEngine docker = TestEngine.docker(folder.resolve("engine"))) {
            getsNoImageOnADamagedBase(docker);
        }
    }

    @Test
    void engineThatIsNotThereIsTold() throws Exception {
        String log = ImageProject.in(folder)
                .fail("build-image", "-Dfeaturestore.container.executable=" + folder.resolve("absent"));

        assertThat(log)
                .contains("No container engine found: " + folder.resolve("absent") + " does not exist")
                .contains("-Dfeaturestore.container.executable");
    }

    private void hasTheImageAndRunsIt(TestEngine engine) throws Exception {
        ImageProject project = ImageProject.in(folder);
        engine.environment().forEach(project.build()::with);
        String first;
        String second;
        try (ImageRegistry registry = ImageRegistry.plain(folder.resolve("registry"))) {
            BaseImage.ofThisMachine().push(registry.host(), "library/eclipse-temurin:17-jre", "amd64", "arm64");
            String[] arguments = ImageProject.through(
                    registry,
                    "-Dfeaturestore.container.executable=" + engine.command(),
                    "-Dfeaturestore.imageTags=latest");
            first = project.succeed("build-image", arguments);
            second = project.succeed("build-image", arguments);
            assertThat(engine.calls().lines())
                    .as("the engine pulls the layers that it does not have")
                    .anyMatch(call -> call.startsWith("pull ")
                            && (call.endsWith(" localhost/feature_store:v1")
                                    || call.contains(ImageProject.digest(first))))
                    .noneMatch(call -> call.startsWith("load"));
            knowsTheImageAsItIsRecorded(engine, project, first);
            assertThat(id(engine, "feature_store:latest")).isEqualTo(id(engine, "feature_store:v1"));
            engine.run("rmi", "feature_store:v1");
            String whole = project.succeed(
                    "build-image",
                    ImageProject.through(
                            registry,
                            "-X",
                            "--update-snapshots",
                            "-Dfeaturestore.container.executable=" + withoutPull(engine)));
            assertThat(whole)
                    .contains("cannot pull from this process (connection refused), and loads the whole image")
                    .contains("Built feature_store:v1 (" + engine.name() + " ");
            assertThat(ImageProject.digest(whole)).isEqualTo(ImageProject.digest(first));
            assertThat(engine.calls().lines()).anyMatch(call -> call.startsWith("load"));
            ImageProject other = ImageProject.in(folder.resolve("other"));
            String tar = other.succeed("build-image", ImageProject.through(registry, "-Dfeaturestore.imageTarget=tar"));
            assertThat(ImageProject.digest(tar)).isEqualTo(ImageProject.digest(first));
            assertThat(id(engine, "feature_store:v1"))
                    .as("what the engine has is what the tar of another machine holds")
                    .endsWith(configurationDigest(other.results().resolve("image.tar")));
        }
        assertThat(first).contains("Built feature_store:v1, feature_store:latest (" + engine.name() + " ");
        assertThat(second).contains("Unchanged: feature_store:v1, feature_store:latest (" + engine.name() + " ");

        String good = Files.readString(ProjectFolder.path().resolve("src/it/quick-start/feature_store.yaml"));
        Machine.Ended verified = container(engine, good, "--verify");
        assertThat(verified.output())
                .contains("ENV_OPERATOR_ARGS is valid and sets all required variables of the stack.");
        assertThat(verified.status()).isZero();

        Machine.Ended wrong = container(engine, good.replace("region: ", "regoin: "), "--verify");
        assertThat(wrong.output()).contains("ENV_OPERATOR_ARGS:").contains("regoin");
        assertThat(wrong.status()).isEqualTo(2);

        Machine.Ended nobody = container(engine, good);
        assertThat(nobody.output()).contains("/home/operator/.oci/config").doesNotContain("SLF4J");
        assertThat(nobody.status()).isEqualTo(4);
    }

    private void getsNoImageOnADamagedBase(TestEngine engine) throws Exception {
        ImageProject project = ImageProject.in(folder);
        engine.environment().forEach(project.build()::with);
        Path storage = folder.resolve("registry");
        try (ImageRegistry registry = ImageRegistry.plain(storage)) {
            BaseImage.ofThisMachine().push(registry.host(), "library/eclipse-temurin:17-jre", "amd64", "arm64");
            String[] arguments =
                    ImageProject.through(registry, "-Dfeaturestore.container.executable=" + engine.command());
            Map<Path, byte[]> layers = layersIn(storage);
            assertThat(layers).isNotEmpty();
            for (Map.Entry<Path, byte[]> layer : layers.entrySet()) {
                Files.write(layer.getKey(), new byte[layer.getValue().length]);
            }

            String damaged = project.fail("build-image", arguments);

            assertThat(damaged)
                    .contains("[IMAGE_FAILED] Cannot build the image feature_store:v1: ")
                    .contains("The pulled BLOB has digest ");
            assertThat(engine.run("image", "inspect", "feature_store:v1").status())
                    .isNotZero();
            for (Map.Entry<Path, byte[]> layer : layers.entrySet()) {
                Files.write(layer.getKey(), layer.getValue());
            }
            assertThat(project.succeed("build-image", arguments))
                    .as("nothing of the damaged base is in the cache")
                    .contains("Built feature_store:v1 (" + engine.name() + " ");
        }
    }

    /** The large files of a registry: layers, but no manifests and configurations. */
    private static Map<Path, byte[]> layersIn(Path registry) throws Exception {
        Map<Path, byte[]> layers = new HashMap<>();
        try (Stream<Path> files = Files.walk(registry)) {
            for (Path file : files.filter(file -> file.endsWith("data")).toList()) {
                if (Files.size(file) > 100_000) {
                    layers.put(file, Files.readAllBytes(file));
                }
            }
        }
        return layers;
    }

    private static void knowsTheImageAsItIsRecorded(TestEngine engine, ImageProject project, String log)
            throws Exception {
        JsonNode record = new ObjectMapper()
                .readTree(project.results().resolve("image.json").toFile());
        String reference = record.at("/reference").textValue();
        assertThat(reference)
                .isEqualTo(engine.name().equals("podman") ? "localhost/feature_store:v1" : "feature_store:v1");
        assertThat(record.at("/id").textValue()).endsWith(id(engine, reference));
        assertThat(record.at("/tags")).extracting(JsonNode::textValue).containsExactly("v1", "latest");
        assertThat(log)
                .contains("digest " + record.at("/digest").textValue())
                .contains("image ID " + record.at("/id").textValue())
                .contains("Use it as " + reference);
        if (engine.name().equals("podman")) {
            assertThat(engine.run("image", "inspect", "--format", "{{.Digest}}", reference)
                            .output()
                            .strip())
                    .isEqualTo(record.at("/digest").textValue());
        }
    }

    private static String id(TestEngine engine, String image) throws Exception {
        Machine.Ended inspected = engine.run("image", "inspect", "--format", "{{.Id}}", image);
        assertThat(inspected.status()).as(inspected.output()).isZero();
        return inspected.output().strip();
    }

    /** The engine as one in a virtual machine, which does not reach a server on this machine. */
    private Path withoutPull(TestEngine engine) throws Exception {
        Path command = Files.createDirectories(folder.resolve("far")).resolve(engine.name());
        Files.writeString(command, """
                #!/bin/sh
                if [ "$1" = pull ]; then echo 'connection refused' >&2; exit 1; fi
                exec '%s' "$@"
                """.formatted(engine.command()));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        return command;
    }

    /** SHA-256 of the image's configuration, which engines take for its id. */
    private static String configurationDigest(Path tar) throws Exception {
        Process process = new ProcessBuilder("tar", "-xOf", tar.toString(), "config.json").start();
        byte[] configuration = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(configuration));
    }

    private static Machine.Ended container(TestEngine engine, String configuration, String... arguments)
            throws Exception {
        List<String> words = new ArrayList<>(
                List.of("run", "--rm", "--network=host", "--env", "ENV_OPERATOR_ARGS", "feature_store:v1"));
        words.addAll(List.of(arguments));
        return engine.run(Map.of("ENV_OPERATOR_ARGS", configuration), words.toArray(String[]::new));
    }
}
