package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class DiffTest extends StackFixture {

    private static final String SECRETS = """
              variables:
                cidr: %s
                password: %s
            """;

    private void deploy(String cidr, String password) throws IOException {
        Files.writeString(folder.resolve("stack/secret.tf"), """
                variable "password" {
                  type      = string
                  sensitive = true
                }
                """);
        configure(SECRETS.formatted(cidr, password));
        apply(request());
    }

    private List<String> applied() {
        return jobs().stream()
                .filter(job -> job.getOperation().getValue().equals("APPLY"))
                .map(JobSummary::getId)
                .toList();
    }

    @Test
    void anOcidThatIsOfNoJobIsThatOfItsParameter() {
        for (String wrong : List.of("", "mine", COMPARTMENT)) {
            assertThat(failureOf(() -> stack().diff(List.of(wrong, "ocid1.ormjob.oc1.iad.a"), false)))
                    .hasMessage("featurestore.jobs: must be the OCID of a job, but is \"" + wrong + "\"");
        }
    }

    @Test
    void comparesVariablesAndFilesAndHidesSecrets() throws IOException {
        deploy("10.0.0.0/16", "old-password");
        Path main = folder.resolve("stack/main.tf");
        Files.writeString(main, Files.readString(main).replace("\"hunter2\"", "\"hunter3 new-password\""));
        Files.writeString(folder.resolve("stack/values.auto.tfvars"), "# old-password\n");
        deploy("10.1.0.0/16", "new-password");

        console.lines().clear();
        stack().diff(List.of(), false);

        assertThat(console.lines())
                .contains("Variables: 2 differences")
                .contains("  ~ cidr: \"10.0.0.0/16\" -> \"10.1.0.0/16\"")
                .contains("  ~ password: (sensitive value) -> (sensitive value)")
                .contains("Files: 2 differences", "  ~ main.tf", "  + values.auto.tfvars")
                .contains("      -   value     = \"hunter2\"", "      +   value     = \"hunter3 (sensitive value)\"")
                .anyMatch(line -> line.startsWith("- apply job, SUCCEEDED, "))
                .containsSequence("  " + applied().get(1))
                .containsSequence("  " + applied().get(0));
        assertThat(console.text()).doesNotContain("old-password", "new-password");

        stack().diff(List.of(applied().get(0), applied().get(1)), true);
        String document = console.documents().get(0);
        assertThat(document).doesNotContain("old-password", "new-password");
        JsonNode json = new ObjectMapper().readTree(document);
        assertThat(json.at("/before/id").asText()).isEqualTo(applied().get(0));
        assertThat(json.at("/variables/0/name").asText()).isEqualTo("cidr");
        assertThat(json.at("/files/1/change").asText()).isEqualTo("removed");
    }

    @Test
    void equalJobsHaveNoDifference() throws IOException {
        deploy("10.0.0.0/16", "password");
        apply(force());

        console.lines().clear();
        stack().diff(List.of(), false);

        assertThat(console.lines())
                .contains("Variables: no difference", "Files: no difference")
                .noneMatch(line -> line.startsWith("  of "));
    }

    @Test
    void namesTheStacksOfJobsOfTwoStacks() throws IOException {
        deploy("10.0.0.0/16", "password");
        String first = applied().get(0);
        String firstStack = report().at("/stack/id").textValue();
        configure("  stack_name: other\n" + SECRETS.formatted("10.1.0.0/16", "password"));
        apply(request());
        String second = report().at("/job/id").textValue();
        String secondStack = report().at("/stack/id").textValue();

        console.lines().clear();
        stack().diff(List.of(first, second), false);
        stack().diff(List.of(first, second), true);

        assertThat(console.lines())
                .containsSequence("  " + first, "  of " + firstStack)
                .containsSequence("  " + second, "  of " + secondStack);
        JsonNode json = new ObjectMapper().readTree(console.documents().get(0));
        assertThat(json.at("/after/stackId").textValue()).isEqualTo(secondStack);
    }

    @Test
    void needsTwoJobs() throws IOException {
        deploy("10.0.0.0/16", "password");

        assertThat(refused(List.of()).code()).isEqualTo(FailureCode.NO_JOB);
        assertThat(refused(List.of(applied().get(0))).code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(refused(List.of(applied().get(0), "x")).code()).isEqualTo(FailureCode.INVALID_PARAMETER);
    }

    private FeatureStoreException refused(List<String> jobs) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> stack().diff(jobs, false))
                .actual();
    }
}
