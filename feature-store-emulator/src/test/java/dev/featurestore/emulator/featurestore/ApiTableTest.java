package dev.featurestore.emulator.featurestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiTableTest {

    private static final Path TABLE =
            Path.of("src/main/resources/dev/featurestore/emulator/featurestore", ApiTable.FILE);
    private static final String WRITE = "featurestore.writeApiTable";

    private final ApiTable table = ApiTable.bundled();

    /** Needs the published description, and writes the table first if the property names it: see CONTRIBUTING.md. */
    @Test
    void isWhatThePublishedDescriptionHas() throws IOException {
        Path root = Path.of(System.getProperty("project.root", ".."));
        String given = System.getProperty(WRITE);
        Path description = root.resolve(given == null ? "../shared/data/feature-store-api.json" : given);
        if (given == null) {
            assumeTrue(
                    Files.isRegularFile(description),
                    "skipped: feature-store-api.json is not beside the repository (../shared/data)");
        }
        String text = ApiTableText.of(Json.read(Files.readAllBytes(description)));
        if (given != null) {
            Files.writeString(TABLE, text);
        }
        assertThat(Files.readString(TABLE)).isEqualTo(text);
    }

    @Test
    void has39OperationsIn22PathsAnd83Models() {
        assertThat(table.operations()).hasSize(39);
        assertThat(table.methods()).hasSize(22);
        assertThat(table.models()).hasSize(83);
    }

    @Test
    void readsOperations() {
        ApiOperation complete = table.operation("complete_dataset_job");
        assertThat(complete.method()).isEqualTo("POST");
        assertThat(complete.path()).isEqualTo("/datasetJobs/{datasetJobId}/actions/complete");
        assertThat(complete.collection()).isEqualTo("datasetJobs");
        assertThat(complete.body()).contains("CompleteDatasetJobDetails");
        assertThat(complete.answer()).contains("DatasetJob");
        assertThat(complete.headers()).containsExactlyInAnyOrder("if-match", "opc-retry-token");
        assertThat(table.operation("list_entities").query())
                .contains(
                        new ApiField("compartmentId", "str", true, List.of()),
                        new ApiField("sortBy", "str", false, List.of("timeCreated", "name")),
                        new ApiField("limit", "int", false, List.of()));
        assertThat(table.operation("list_dataset_job_statistics_analytics").query())
                .contains(new ApiField("timeCreatedLessThanOrEqualTo", "datetime", true, List.of()));
        assertThat(table.operation("get_lineage").query())
                .containsExactly(new ApiField("constructType", "str", false, List.of("FEATURE_GROUP", "DATASET")));
    }

    @Test
    void readsModels() {
        assertThat(table.fields("StatisticsConfig"))
                .containsExactly(
                        new ApiField("isEnabled", "bool", true, List.of()),
                        new ApiField("columns", "list[str]", false, List.of()));
        assertThat(table.fields("SearchContext"))
                .containsExactly(new ApiField("highlights", "dict(str,list[str])", false, List.of()));
        assertThat(table.fields("Lineage"))
                .containsExactly(
                        new ApiField("lineage", "LineageSummaryCollection", true, List.of()),
                        new ApiField("lineageType", "str", false, List.of("FEATURE_GROUP", "DATASET")));
    }

    @Test
    void hasAPathBeforeThePathWithAParameterThatMatchesItToo() {
        assertThat(table.methods().keySet())
                .containsSubsequence("/datasetJobs/statisticsAnalytics", "/datasetJobs/{datasetJobId}");
    }
}
