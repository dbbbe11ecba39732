package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Where the operator can run. */
class BackendTest extends ApplyFixture {

    @Test
    void containerBackendIsRefusedByItsType() throws Exception {
        Files.writeString(folder.resolve("backend.yaml"), """
                kind: operator.local
                type: container
                version: v1
                spec:
                  image: feature_store:v1
                """);

        FeatureStoreException e = failure(request("backend.yaml"));

        assertThat(e.code()).isEqualTo(FailureCode.BACKEND_NOT_SUPPORTED);
        assertThat(e).hasMessageContaining("type container");
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

        assertThat(e.code()).isEqualTo(FailureCode.BACKEND_NOT_SUPPORTED);
        assertThat(e).hasMessage("-Dbackend=java: expected local or the path of a backend file, found neither");
        assertThat(e.hint()).isEqualTo("there is -Dbackend=local, -Dbackend=my_backend.yaml");
    }

    @Test
    void misspeltBackendIsAnsweredWithTheOneThatIsMeant() {
        assertThat(failure(request("lokal")).hint()).isEqualTo("did you mean -Dbackend=local?");
    }
}
