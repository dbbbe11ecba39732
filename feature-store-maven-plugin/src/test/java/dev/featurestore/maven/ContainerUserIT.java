package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user of a container, and what it may do: with engines of root and without root, and for files that only their owner reads. */
class ContainerUserIT extends ContainerFixture {

    private static final String ROOTLESS = "podman without root";
    private static final String DOCKER_AT_ROOTLESS = "docker at podman without root";

    /** Only their owner reads the files of the build; all reach the folder that they are in. */
    @BeforeEach
    void openTheWay() throws Exception {
        for (Path temporary : List.of(shared, folder, home)) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER, ROOTLESS, DOCKER_AT_ROOTLESS})
    void readsAndWritesTheFilesOfAUserAndMayDoNothingElse(String name) throws Exception {
        SubordinateUser user = SubordinateUser.first();
        TestEngine engine = engineOf(name, user);
        Files.createDirectories(reports());
        Files.createDirectories(folder.resolve(".featurestore"));
        for (Path own : List.of(home.resolve(".oci"), folder.resolve("cloud"), folder.resolve("stack"), reports())) {
            user.ownAlone(own);
        }
        List<JsonNode> inspected = new ArrayList<>();
        console.onLine(line -> {
            if (line.startsWith("Submitted apply job")) {
                try {
                    inspected.add(new ObjectMapper()
                            .readTree(engine.run("inspect", engine.containers().get(0))
                                    .output())
                            .get(0));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        });

        assertThat(operator()
                        .apply(
                                inContainer(asAtHome()),
                                Optional.of(containers(engine, Optional.of(user.hostUser()))),
                                Optional.empty(),
                                true))
                .hasSize(2);

        for (String file : List.of("report.json", "outputs.env", "job.log")) {
            assertThat(Files.getAttribute(reports().resolve(file), "unix:uid"))
                    .as(file)
                    .isEqualTo(Integer.parseInt(user.uid()));
        }
        JsonNode container = inspected.get(0);
        assertThat(container.at("/HostConfig/ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(container.at("/HostConfig/CapDrop")).isNotEmpty();
        assertThat(container.at("/HostConfig/SecurityOpt").toString()).contains("no-new-privileges");
        assertThat(container.at("/Config/User").asText())
                .isEqualTo(name.equals(DOCKER_AT_ROOTLESS) ? "0:0" : user.uid() + ":" + user.gid());
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void backendFileCanReplaceEachRestriction() throws Exception {
        Files.writeString(folder.resolve("backend.yaml"), """
                kind: operator.local
                type: container
                version: v1
                spec:
                  volume: ["~/.oci:/root/.oci"]
                  options: [--read-only=false, --cap-drop=NET_RAW, "--tmpfs=/tmp:size=64m", --user=0]
                """);

        assertThat(apply(request("backend.yaml"), engine(PODMAN))).hasSize(2);

        assertThat(engine(PODMAN).calls())
                .contains("--read-only=false --cap-drop=NET_RAW --tmpfs=/tmp:size=64m --user=0 feature_store:v1")
                .doesNotContain("--read-only --", "--cap-drop=all", "--user=0:0");
    }

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER})
    void imageRunsUnderAnyUserWithoutWritableFiles(String name) throws Exception {
        TestEngine engine = engine(name);
        String oci = home.resolve(".oci") + ":/home/operator/.oci:ro";
        Path key = cloud.ociConfig().resolveSibling("key.pem");
        Files.copy(key, home.resolve(".oci/key.pem"));
        Files.writeString(
                home.resolve(".oci/config"),
                Files.readString(cloud.ociConfig()).replaceFirst("key_file *=.*", "key_file=~/.oci/key.pem"));
        for (Path file : List.of(home.resolve(".oci"), home.resolve(".oci/config"), home.resolve(".oci/key.pem"))) {
            Files.setAttribute(file, "unix:uid", 12345);
        }
        String configuration = """
                {"kind": "operator", "type": "feature_store", "version": "v1", "spec": {"operation": "create",
                 "tenancy_id": "ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample",
                 "compartment_id": "%s", "region": "us-ashburn-1", "stack": {"source": "/stack"}}}
                """.formatted(COMPARTMENT);
        Files.setPosixFilePermissions(folder.resolve("stack"), PosixFilePermissions.fromString("rwxr-xr-x"));

        Machine.Ended ended = engine.run(
                Map.of("ENV_OPERATOR_ARGS", configuration),
                "run",
                "--rm",
                "--user=12345",
                "--read-only",
                "--tmpfs=/tmp",
                "--cap-drop=all",
                "--security-opt=no-new-privileges",
                "--network=host",
                "--env=ENV_OPERATOR_ARGS",
                "--volume=" + oci,
                "--volume=" + folder.resolve("stack") + ":/stack:ro",
                "feature_store:v1",
                "--endpoint",
                cloud.endpoint().toString(),
                "--no-check");

        assertThat(ended.output())
                .contains("Signing in with the API key of profile DEFAULT in /home/operator/.oci/config")
                .contains("Deployed stack feature-store in ");
        assertThat(ended.status()).isZero();
        assertThat(engine.run("image", "inspect", "--format", "{{.Config.User}}", "feature_store:v1")
                        .output()
                        .strip())
                .isEqualTo("10001:10001");
    }

    private static TestEngine engineOf(String name, SubordinateUser user) throws Exception {
        return switch (name) {
            case ROOTLESS -> engine(name, () -> TestEngine.rootlessPodman(shared.resolve("rootless"), user), true);
            case DOCKER_AT_ROOTLESS -> {
                TestEngine podman = engineOf(ROOTLESS, user);
                user.own(Files.createDirectories(shared.resolve("rootless-socket")));
                yield engine(name, () -> TestEngine.dockerAtPodman(shared.resolve("rootless-socket"), podman), false);
            }
            default -> engine(name);
        };
    }
}
