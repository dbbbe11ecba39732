package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Where the operator can run. */
class BackendTest extends ApplyFixture {

    @Test
    void whoRunsInAContainerAlreadyRunsNone() throws Exception {
        Files.writeString(
                folder.resolve("backend.yaml"), "kind: operator.local\ntype: container\nversion: v1\nspec: {}\n");

        assertThat(failure(request("backend.yaml")).code()).isEqualTo(FailureCode.BACKEND_NOT_SUPPORTED);
        assertThat(failure(request("container")).code()).isEqualTo(FailureCode.BACKEND_NOT_SUPPORTED);
    }

    @Test
    void verifyKnowsTheDefaultContainer() {
        operator().verify(VerifyRequest.of(inputs(address())).withBackend("container"));

        assertThat(console.lines())
                .contains("feature_store.yaml is valid and sets all required variables of the stack.");
    }

    @Test
    void pythonBackendOfTheOriginalIsThisJvm() throws Exception {
        Files.writeString(
                folder.resolve("backend.yaml"), "kind: operator.local\ntype: python\nversion: v1\nspec: {}\n");

        assertThat(apply(request("backend.yaml"))).hasSize(2);
    }

    @Test
    void typeOfABackendIsAnsweredWithTheBackendsThatThereAre() throws Exception {
        Files.writeString(
                folder.resolve("my_backend.yaml"), "kind: operator.local\ntype: java\nversion: v1\nspec: {}\n");

        FeatureStoreException e = failure(request("java"));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(e).hasMessage("-Dbackend=java: must be local, container or the path of a backend file");
        assertThat(e.hint()).isEqualTo("Use one of -Dbackend=local, -Dbackend=container, -Dbackend=my_backend.yaml");
    }

    @Test
    void misspeltBackendIsAnsweredWithTheOneThatIsMeant() {
        assertThat(failure(request("lokal")).hint()).isEqualTo("Did you mean -Dbackend=local?");
        assertThat(failure(request("contianer")).hint()).isEqualTo("Did you mean -Dbackend=container?");
    }
}
