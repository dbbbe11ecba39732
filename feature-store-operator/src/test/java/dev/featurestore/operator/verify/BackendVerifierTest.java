package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.BackendConfig.EnvironmentVariable;
import dev.featurestore.operator.config.BackendConfig.JavaBackend;
import dev.featurestore.operator.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} says of backend files. */
class BackendVerifierTest {

    @TempDir
    Path project;

    private Verified<BackendConfig> verifyBackend(String yaml) throws IOException {
        Path file = Files.writeString(project.resolve("backend.yaml"), yaml);
        return new LocalVerifier(project, getClass().getClassLoader(), SomeValues.none()).verifyBackend(file);
    }

    @Test
    void readsTheBackendsOfTheOriginal() throws IOException {
        String head = "kind: operator.local\nversion: v1\n";
        assertThat(verifyBackend(head + "type: python\nspec:\n").orThrow()).isEqualTo(new JavaBackend());
        assertThat(verifyBackend(head + "type: java\nspec: {}\n").orThrow()).isEqualTo(new JavaBackend());
        assertThat(verifyBackend(head + "type: container\nspec:\n  image:\n  env:\n  volume: /a:/b\n")
                        .orThrow())
                .isEqualTo(new ContainerBackend(
                        "feature_store:v1", List.of(), List.of("/a:/b"), Optional.empty(), List.of()));
        assertThat(verifyBackend(head + "type: container\nspec:\n").orThrow()).isEqualTo(ContainerBackend.standard());
        assertThat(verifyBackend(head + "type: container\nspec: {volume: , network: host, options: --init}\n")
                        .orThrow())
                .isEqualTo(new ContainerBackend(
                        "feature_store:v1",
                        List.of(),
                        List.of("~/.oci:/home/operator/.oci:ro"),
                        Optional.of("host"),
                        List.of("--init")));
        assertThat(verifyBackend(head
                                + "type: container\nspec:\n  image: i:1\n  env:\n  - {name: A, value: 5}\n"
                                + "  - {name: B, value: null}\n  - name: C\n  volume: ['/a:/b', c:/d:ro]\n")
                        .orThrow())
                .isEqualTo(new ContainerBackend(
                        "i:1",
                        List.of(
                                new EnvironmentVariable("A", Optional.of("5")),
                                new EnvironmentVariable("B", Optional.empty()),
                                new EnvironmentVariable("C", Optional.empty())),
                        List.of("/a:/b", "c:/d:ro"),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void reportsAllProblemsOfABackend() throws IOException {
        assertThat(verifyBackend("kind: operator\ntype: docker\nspec: {image: x}\n")
                        .problems())
                .extracting(problem -> problem.text() + " | " + problem.hint())
                .containsExactly(
                        "backend.yaml:1:1  version: required key is missing; must be v1 | Add the line \"version: v1\"",
                        "backend.yaml:1:7  kind: must be operator.local, but is \"operator\" | Write operator.local",
                        "backend.yaml:2:7  type: must be java or container or python, but is \"docker\" | Write java",
                        "backend.yaml:3:8  spec.image: unknown key 'image' | Delete it: no keys are allowed here");
    }

    @Test
    void keepsValuesOfTheEnvironmentOutOfItsText() {
        assertThat(new ContainerBackend(
                        "i",
                        List.of(new EnvironmentVariable("TOKEN", Optional.of("hunter2"))),
                        List.of(),
                        Optional.empty(),
                        List.of()))
                .asString()
                .contains("TOKEN")
                .doesNotContain("hunter2");
    }

    @Test
    void checksTheValuesOfABackend() throws IOException {
        assertThat(verifyBackend("""
                        kind: operator.local
                        version: v1
                        type: container
                        spec:
                          image: $NOWHERE
                          env:
                          - {name: A=B}
                          - {nome: C}
                          volume: [/a, 'C:\\a:/b:rw']
                          netwrok: x
                          options: [-v, --rm, '--env=A=hunter2']
                          imgae: x
                        """).problems())
                .extracting(problem -> problem.text() + " | " + problem.hint())
                .containsExactly(
                        "backend.yaml:5:10  spec.image: no value for $NOWHERE: the environment variable is not"
                                + " set | Set NOWHERE in the environment, or write $$NOWHERE if you mean the text itself",
                        "backend.yaml:7:12  spec.env[0].name: must be the name of an environment variable, but is \"A=B\" |"
                                + " Write letters, digits and underscores, as in LOG_LEVEL",
                        "backend.yaml:8:6  spec.env[1].nome: unknown key 'nome' | Did you mean name?",
                        "backend.yaml:9:12  spec.volume[0]: must be FOLDER:FOLDER IN THE CONTAINER, but is \"/a\" | Write it"
                                + " as /home/me/.oci:/home/operator/.oci:ro",
                        "backend.yaml:10:3  spec.netwrok: unknown key 'netwrok' | Did you mean network?",
                        "backend.yaml:11:13  spec.options[0]: must be --NAME or --NAME=VALUE, but is \"-v\" | Write name and"
                                + " value in one item, as --memory=1g",
                        "backend.yaml:11:17  spec.options[1]: the option --rm is not allowed here | Delete it:"
                                + " the operator names, follows and removes the container",
                        "backend.yaml:11:23  spec.options[2]: the option --env is not allowed here | Write it"
                                + " below spec.env, whose values do not appear on a command line",
                        "backend.yaml:12:3  spec.imgae: unknown key 'imgae' | Delete it. Known keys: image, env,"
                                + " volume, network, options");
        assertThat(verifyBackend("kind: operator.local\nversion: v1\ntype: $NOWHERE\nspec: {image: x}\n")
                        .problems())
                .extracting(Problem::path)
                .containsExactly("type");
    }
}
