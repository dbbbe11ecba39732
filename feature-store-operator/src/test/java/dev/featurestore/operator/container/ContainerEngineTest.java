package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command's answers are those of podman 4.3 and docker 20.10. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a shell script")
class ContainerEngineTest {

    private static final String ID = "5725f63f868e6749396b8e3c8fa8226add6da8e6679ee24dd10ce528db08c0c3";

    @TempDir
    Path folder;

    @Test
    void readsOneAnswerAboutAllNamesOfAnImage() throws Exception {
        String names = "localhost/feature_store:v1 localhost/feature_store:latest ";
        ContainerEngine engine = engine("""
                cat <<'END'
                %1$s amd64 1.2
                %2$s
                %3$s
                %1$s amd64 1.2
                %2$s
                %3$s
                END
                """.formatted(
                        ID, names, "{\"Labels\":{\"org.opencontainers.image.title\":\"feature store operator\"}}"));

        ContainerEngine.Inspected image = engine.inspect(List.of("feature_store:v1", "feature_store:latest"))
                .orElseThrow();

        assertThat(image.id()).isEqualTo("sha256:" + ID);
        assertThat(image.architecture()).isEqualTo("amd64");
        assertThat(image.version()).isEqualTo("1.2");
        assertThat(image.runsOperator()).isTrue();
        assertThat(image.reference("feature_store:latest")).isEqualTo("localhost/feature_store:latest");
        assertThat(image.reference("store:v1")).as("of another image").isEqualTo("store:v1");
        try (Stream<String> calls = Files.lines(folder.resolve("calls"))) {
            assertThat(calls).hasSize(1).first().asString().endsWith("feature_store:v1 feature_store:latest");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Entrypoint":["/run.sh"],"Labels":{"org.opencontainers.image.title":"feature store operator"}} | true
            {"Entrypoint":["java","dev.featurestore.operator.container.Main"],"Labels":{"org.opencontainers.image.title":"a"}} | true
            {"Cmd":["bash"],"Labels":{"org.opencontainers.image.title":"ubuntu"}} | false
            {"Cmd":["bash"],"Labels":null} | false
            """)
    void imageOfTheOperatorHasItsTitleOrItsEntryPoint(String config, boolean runsOperator) throws Exception {
        ContainerEngine engine = engine("""
                cat <<'END'
                %s amd64 24.04
                docker.io/library/ubuntu:24.04
                %s
                END
                """.formatted(ID, config));

        assertThat(engine.inspect(List.of("ubuntu:24.04")))
                .hasValueSatisfying(image -> assertThat(image.runsOperator()).isEqualTo(runsOperator));
    }

    @Test
    void findsNoImageIfItsNamesAreDifferentImages() throws Exception {
        ContainerEngine engine = engine("""
                echo 'sha256:%1$s amd64 '
                echo 'a:v1 '
                echo '{}'
                echo 'sha256:%2$s amd64 '
                echo 'a:v2 '
                echo '{}'
                """.formatted(ID, "0".repeat(64)));

        assertThat(engine.inspect(List.of("a:v1", "a:v2"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: inspecting object: feature_store:v2: image not known",
                "Error: No such image: feature_store:v2",
                "Error: No such object: feature_store:v2"
            })
    void findsNoImageIfOneOfItsNamesIsUnknown(String refusal) throws Exception {
        ContainerEngine engine = engine("""
                echo 'sha256:%s amd64 '
                echo 'feature_store:v1 '
                echo '%s' >&2
                exit 125
                """.formatted(ID, refusal));

        assertThat(engine.inspect(List.of("feature_store:v1", "feature_store:v2")))
                .isEmpty();
    }

    @Test
    void failsIfTheEngineDoesNotAnswer() throws Exception {
        ContainerEngine engine = engine("echo 'Cannot connect to the Docker daemon' >&2; exit 1");

        assertThatThrownBy(() -> engine.inspect(List.of("a:v1", "a:v2")))
                .isInstanceOf(FeatureStoreException.class)
                .hasMessageContaining("inspect image a:v1, a:v2: Cannot connect to the Docker daemon");
    }

    @Test
    void reportsAFolderThatTheEngineCannotMount() throws Exception {
        ContainerEngine engine =
                engine("echo 'Error response from daemon: fill out specgen: c: invalid mount option' >&2; exit 1");

        assertThatThrownBy(() -> engine.create(spec(Path.of("/tmp/a:b,c")), Optional.empty()))
                .isInstanceOf(FeatureStoreException.class)
                .hasMessageStartingWith("podman 4.3.1 cannot mount /tmp/a:b,c: it does not support paths")
                .extracting("code")
                .isEqualTo(FailureCode.BACKEND_NOT_SUPPORTED);
        assertThatThrownBy(() -> engine.create(spec(Path.of("/tmp/a,c")), Optional.empty()))
                .extracting("code")
                .isEqualTo(FailureCode.INVALID_CONFIGURATION);
    }

    private static ContainerSpec spec(Path mounted) {
        return new ContainerSpec(
                "image:1",
                "name",
                Map.of(),
                Map.of(),
                List.of(Mount.readOnly(mounted)),
                Optional.empty(),
                List.of(),
                List.of());
    }

    @Test
    void podmanPullsAnImageUnderItsName() throws Exception {
        ContainerEngine engine = engine("""
                [ "$1" != pull ] || { cat "$CONTAINERS_REGISTRIES_CONF" > '%s'; echo %s; }
                """.formatted(folder.resolve("conf"), ID));

        PulledImage pulled = pull(engine, List.of("team/store:v1", "team/store:latest"));

        assertThat(pulled).isEqualTo(new PulledImage(Optional.empty(), Optional.of("localhost/team/store:v1")));
        assertThat(folder.resolve("conf")).hasContent("""
                [[registry]]
                prefix = "localhost/team/store"
                location = "127.0.0.1:5000/operator"
                insecure = true
                """);
        assertThat(folder.resolve("calls")).hasContent("""
                pull --quiet localhost/team/store:v1
                tag localhost/team/store:v1 team/store:latest
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'connection refused' >&2; exit 125", "echo 0000"})
    void podmanPullsByDigestIfItDoesNotFindTheImageByName(String answer) throws Exception {
        ContainerEngine engine = engine("case \"$*\" in 'pull --quiet localhost/'*) %s;; esac\n".formatted(answer));

        PulledImage pulled = pull(engine, List.of("store"));

        assertThat(pulled).isEqualTo(new PulledImage(Optional.empty(), Optional.empty()));
        assertThat(folder.resolve("calls")).hasContent("""
                pull --quiet localhost/store:latest
                pull --quiet --tls-verify=false 127.0.0.1:5000/operator@sha256:%1$s
                tag 127.0.0.1:5000/operator@sha256:%1$s store
                rmi 127.0.0.1:5000/operator@sha256:%1$s
                """.formatted("1".repeat(64)));
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/store:v1, docker.io/library/store:v1",
        "index.docker.io/team/store, docker.io/team/store:latest",
        "ghcr.io/team/store:v1, ghcr.io/team/store:v1",
        "127.0.0.1:5000/store, 127.0.0.1:5000/store:latest",
        "localhost/store:v1, localhost/store:v1"
    })
    void podmanCallsImagesByTheirFullName(String name, String full) throws Exception {
        PulledImage pulled = pull(engine("echo " + ID), List.of(name));

        assertThat(pulled.reference()).contains(full);
    }

    private static PulledImage pull(ContainerEngine engine, List<String> names) {
        return engine.pull("127.0.0.1:5000", "operator", "sha256:" + "1".repeat(64), "sha256:" + ID, names);
    }

    private ContainerEngine engine(String script) throws IOException {
        Path command = Files.writeString(
                folder.resolve("podman"), "#!/bin/sh\necho \"$@\" >> '" + folder.resolve("calls") + "'\n" + script);
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        return new ContainerEngine(command, "4.3.1", text -> {});
    }
}
