package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class JobOriginTest extends StackFixture {

    private static final Map<String, String> TAGS = Map.of(
            "feature-store-commit", "0123456789abcdef0123456789abcdef01234567",
            "feature-store-branch", "main",
            "feature-store-run", "https://ci.example/runs/1");

    private ApplyRequest tagged(Map<String, String> tags) {
        return new ApplyRequest(
                inputs(address()),
                "local",
                Results.exactly(reports()),
                ApplyOptions.DEFAULT.withNoCheck(true).withJobTags(tags));
    }

    private JsonNode listed() throws IOException {
        console.documents().clear();
        stack().jobs(10, true);
        return new ObjectMapper().readTree(console.documents().get(0)).path("jobs");
    }

    @Test
    void jobsShowsWhereEachJobComesFrom() throws IOException {
        operator()
                .plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))
                        .withJobTags(TAGS));
        apply(tagged(TAGS));

        console.lines().clear();
        stack().jobs(10, false);
        assertThat(console.lines())
                .anyMatch(line -> line.matches("  commit 0123456789ab, branch main, by ocid1\\.user\\.oc1\\.\\.\\S+"))
                .contains("  https://ci.example/runs/1");
        for (JsonNode job : listed()) {
            assertThat(job.path("commit").asText()).isEqualTo(TAGS.get("feature-store-commit"));
            assertThat(job.path("branch").asText()).isEqualTo("main");
            assertThat(job.path("by").asText()).startsWith("ocid1.user.");
        }

        console.lines().clear();
        apply(tagged(Map.of("feature-store-commit", "f".repeat(40))));
        assertThat(console.text())
                .as("another commit with the same configuration is no change")
                .contains("No changes: stack feature-store matches the configuration.");

        stack().destroy(DestroyRequest.of(Results.exactly(reports()))
                .withConfirm(Optional.of("feature-store"))
                .withKeepStack(true)
                .withJobTags(Map.of("feature-store-by", "octocat")));
        assertThat(listed().get(0).path("by").asText()).isEqualTo("octocat");
    }

    @Test
    void nothingIsRecordedWithoutTags() throws IOException {
        apply(tagged(Map.of()));

        console.lines().clear();
        stack().jobs(10, false);
        assertThat(console.text()).doesNotContain("commit", "ocid1.user");
        assertThat(listed().get(0).path("by").isNull()).isTrue();
        assertThat(jobs().get(0).getFreeformTags().keySet())
                .allMatch(name -> name.endsWith("-sha256") || name.endsWith("-version") || name.endsWith("-etag"));
    }
}
