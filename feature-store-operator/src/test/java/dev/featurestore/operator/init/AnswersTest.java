package dev.featurestore.operator.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init} refuses so that it never writes what {@code verify} would refuse, and what is in nobody's way. */
class AnswersTest {
    private static final Map<String, String> IMAGES = Map.of(
            "api_img_ocir_url", "iad.ocir.io/ns/api:feature-store-api-1.1.1",
            "function_img_ocir_url", "iad.ocir.io/ns/fn:feature-store-authoriser-1.1.1",
            "feature_store_user_group_id", "ocid1.group.oc1..dddd");

    @TempDir
    Path project;

    @Test
    void keysMeetTheConditionsOfTheirVariables() {
        Map<String, String> variables = new TreeMap<>(IMAGES);
        variables.put("service_version", "a version");

        assertThatThrownBy(() -> init("us-ashburn-1", variables))
                .isInstanceOf(FeatureStoreException.class)
                .hasMessageStartingWith("featurestore.variables.service_version: must meet the condition of the stack")
                .hasMessageContaining(
                        "service_version must be 1 to 64 letters, digits, periods, hyphens or underscores");
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void ocidsBelongToTheRegion() {
        assertThatThrownBy(() -> init("us-langley-1", IMAGES))
                .hasMessageContaining("featurestore.tenancyId: must be an OCID of us-langley-1")
                .hasMessageContaining("featurestore.compartmentId: must be an OCID of us-langley-1");
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void existingSchemasWithTheSameTextStay() {
        Written schemas =
                SchemaFiles.ofBundledStack(AnswersTest.class.getClassLoader()).write(project, false);

        Written written = init("us-ashburn-1", IMAGES);

        assertThat(written.unchanged()).hasSize(2).isSubsetOf(schemas.written());
        assertThat(schemas.written()).hasSize(3).contains(project.resolve("feature_store.environment.schema.json"));
        assertThat(written.written()).hasSize(4).doesNotContainAnyElementsOf(schemas.written());
    }

    @Test
    void sameAnswersTwiceChangeNothingAndOthersAreRefused() throws IOException {
        init("us-ashburn-1", IMAGES);

        assertThat(init("us-ashburn-1", IMAGES).written()).isEmpty();
        assertThatThrownBy(() -> init("us-phoenix-1", IMAGES))
                .hasMessage("No files were written, because this file exists in " + project + ": feature_store.yaml");
        Files.writeString(project.resolve("feature_store.schema.json"), "{}");
        assertThatThrownBy(() -> SchemaFiles.ofBundledStack(AnswersTest.class.getClassLoader())
                        .write(project, false))
                .hasMessage("No files were written, because this file exists in " + project
                        + ": feature_store.schema.json");
    }

    private Written init(String region, Map<String, String> variables) {
        return new Initializer(getClass().getClassLoader(), Commands.plain())
                .init(InitRequest.of(project, project)
                        .withTenancyId(Optional.of("ocid1.tenancy.oc1..aaaa"))
                        .withCompartmentId(Optional.of("ocid1.compartment.oc1..bbbb"))
                        .withRegion(Optional.of(region))
                        .withVariables(variables));
    }
}
