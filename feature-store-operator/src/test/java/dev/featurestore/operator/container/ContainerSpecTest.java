package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerSpecTest {

    private static final Path HOME = Path.of("/home/me");
    private static final Path FOLDER = Path.of("/home/me/project");

    @Test
    void mountsAreReadAsABackendFileWritesThem() {
        assertThat(mount("~/.oci:/home/operator/.oci"))
                .isEqualTo(new Mount(HOME.resolve(".oci"), "/home/operator/.oci", true));
        assertThat(mount("~/.oci:/home/operator/.oci:rw"))
                .isEqualTo(new Mount(HOME.resolve(".oci"), "/home/operator/.oci", false));
        assertThat(mount("~:/home:ro")).isEqualTo(new Mount(HOME, "/home", true));
        assertThat(mount("data:/data")).isEqualTo(new Mount(FOLDER.resolve("data"), "/data", false));
        assertThat(mount("/a:/b")).isEqualTo(new Mount(Path.of("/a"), "/b", false));
    }

    @Test
    void homeOfRootInABackendFileIsTheHomeOfTheImage() {
        assertThat(mount("~/.oci:/root/.oci:ro")).isEqualTo(mount("~/.oci:/home/operator/.oci:ro"));
        assertThat(mount("~/.oci:/root/.oci")).isEqualTo(mount("~/.oci:/home/operator/.oci"));
        assertThat(mount("~:/root")).isEqualTo(mount("~:/home/operator"));
        assertThat(mount("~:/roots/.oci").target()).isEqualTo("/roots/.oci");
    }

    @Test
    void mountWithAColonInItsPathIsSaidInTheLongForm() {
        assertThat(mount("/a:/b:ro").options()).containsExactly("--volume", "/a:/b:ro");
        assertThat(mount("/a:c:/b:ro").options())
                .containsExactly("--mount", "type=bind,source=/a:c,target=/b,readonly");
    }

    @Test
    void commaOrQuoteInAPathOfTheLongFormIsQuotedAsInCsv() {
        assertThat(mount("/a,c:/b:ro").options()).containsExactly("--volume", "/a,c:/b:ro");
        assertThat(Mount.readOnly(Path.of("/tmp/a:b,c")).options())
                .containsExactly("--mount", "type=bind,\"source=/tmp/a:b,c\",\"target=/tmp/a:b,c\",readonly");
        assertThat(new Mount(Path.of("/tmp/a:\"b\""), "/c", false).options())
                .containsExactly("--mount", "type=bind,\"source=/tmp/a:\"\"b\"\"\",target=/c");
    }

    @Test
    void valuesAreOnNoCommandLineAndDoNotReachTheEnginesOwnSettings() {
        ContainerSpec spec = new ContainerSpec(
                "image:1",
                "name",
                Map.of("key", "value"),
                Map.of("TOKEN", "hunter2", "DOCKER_HOST", "tcp://hunter3", "PATH", "/hunter4"),
                List.of(mount("/a:/b"), mount("/c:/b")),
                Optional.of("host"),
                List.of("--init"),
                List.of("--of-build"));

        assertThat(spec.create(Optional.of(Path.of("/tmp/file"))))
                .containsExactly(
                        "create",
                        "--interactive",
                        "--name",
                        "name",
                        "--label",
                        "key=value",
                        "--env",
                        "TOKEN",
                        "--env-file",
                        "/tmp/file",
                        "--volume",
                        "/a:/b",
                        "--network",
                        "host",
                        "--init",
                        "image:1",
                        "--of-build");
        assertThat(spec.inherited()).containsOnlyKeys("TOKEN");
        assertThat(spec.fileLines()).containsExactly("DOCKER_HOST=tcp://hunter3", "PATH=/hunter4");
        assertThat(spec).asString().doesNotContain("hunter");
    }

    @Test
    void proxiesOfTheMachineReachNoContainerUnlessAnOptionAsksForThem() {
        Map<String, String> machine = new HashMap<>(Map.of(
                "https_proxy", "http://u:hunter2@proxy",
                "HTTP_PROXY", "http://u:hunter2@proxy",
                "ftp_proxy", "http://u:hunter2@proxy",
                "NO_PROXY", "localhost",
                "PATH", "/bin"));

        Map<String, String> engine = new HashMap<>(machine);
        withOptions("--init").prepare(engine);
        assertThat(engine).isEqualTo(Map.of("PATH", "/bin", "HTTPS_PROXY", "written by the user"));

        withOptions("--http-proxy=true").prepare(machine);
        assertThat(machine).containsKeys("https_proxy", "HTTP_PROXY", "ftp_proxy", "NO_PROXY");
    }

    private static ContainerSpec withOptions(String... options) {
        return new ContainerSpec(
                "image:1",
                "name",
                Map.of(),
                Map.of("HTTPS_PROXY", "written by the user"),
                List.of(),
                Optional.empty(),
                List.of(options),
                List.of());
    }

    private static Mount mount(String text) {
        return Mount.parse(text, HOME, FOLDER);
    }
}
