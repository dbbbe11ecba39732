package dev.featurestore.operator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistinctStacksTest {

    @TempDir
    Path folder;

    /** A cloud that must not be contacted. */
    private static final class NoAccess implements CloudAccess {

        @Override
        public boolean rehearsal() {
            return false;
        }

        @Override
        public CloudAddress open() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @Test
    void twoFilesWithoutANameHaveTheSameStack() {
        assertThatThrownBy(() -> require("", "")).isInstanceOfSatisfying(FeatureStoreException.class, e -> {
            assertThat(e.code()).isEqualTo(FailureCode.CONFLICTING_PARAMETERS);
            assertThat(e.message())
                    .startsWith("The configurations store-0 and store-1 have the same stack: feature-store in"
                            + " compartment ocid1.compartment.");
        });
    }

    @Test
    void anOcidOfAStackIsCompared() {
        String id = "  operation: update\n  stack_id: ocid1.ormstack.oc1.iad.aaaaexample\n";

        assertThatThrownBy(() -> require(id, id))
                .hasMessageEndingWith("same stack: ocid1.ormstack.oc1.iad.aaaaexample");
    }

    @Test
    void differentStacksAndConfigurationsThatCannotBeReadAreNotRefused() throws Exception {
        require("  stack_name: paris\n", "  stack_name: lyon\n", "]", "]");
    }

    @Test
    void oneThatDoesNotExistEndsAll() {
        assertThatThrownBy(() -> requireAll(Map.of("paris", request(folder.resolve("paris.yaml")))))
                .isInstanceOfSatisfying(FeatureStoreException.class, e -> {
                    assertThat(e.code()).isEqualTo(FailureCode.MISSING_CONFIGURATION);
                    assertThat(e.message()).isEqualTo("paris: paris.yaml  file not found");
                    assertThat(e.hint()).isEqualTo("Correct or remove its name, or create that file");
                });
    }

    private void require(String... keys) throws IOException {
        Map<String, StackRequest> requests = new LinkedHashMap<>();
        for (String more : keys) {
            String name = "store-" + requests.size();
            Path config = Files.writeString(folder.resolve(name + ".yaml"), """
                    kind: operator
                    type: feature_store
                    version: v1
                    spec:
                      compartment_id: ocid1.compartment.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre
                      region: us-ashburn-1
                    """ + more);
            requests.put(name, request(config));
        }
        requireAll(requests);
    }

    private static StackRequest request(Path config) {
        return new StackRequest(new Source.Local(config), Optional.empty(), Overrides.NONE, new NoAccess());
    }

    private void requireAll(Map<String, StackRequest> requests) {
        DistinctStacks.require(
                new Project(
                        new VerifyProvidersTest.Warnings(),
                        folder,
                        folder,
                        DistinctStacksTest.class.getClassLoader(),
                        new VerifyProvidersTest.NoValues()),
                requests);
    }
}
