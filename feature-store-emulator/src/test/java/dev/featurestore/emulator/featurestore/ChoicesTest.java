package dev.featurestore.emulator.featurestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    private final ApiTable table = ApiTable.bundled();

    @Test
    void areOfRequiredFieldsAndOnThePage() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "embedded-cloud.md"));
        List<String> optional = table.models().stream()
                .flatMap(model -> table.fields(model).stream()
                        .filter(field -> field.required() && !Choices.required(model, field))
                        .map(field -> model + "." + field.name()))
                .toList();
        assertThat(optional).containsExactlyInAnyOrderElementsOf(Choices.OPTIONAL);
        assertThat(optional)
                .allSatisfy(field -> assertThat(page.lines()
                                .filter(line -> line.startsWith("| `"))
                                .filter(line -> line.contains("`" + field.replaceAll(".*\\.", "") + "`")))
                        .as(field)
                        .isNotEmpty());
    }

    @Test
    void areTheStatesOfJobsInTheFiltersOfTheirLists() {
        ApiOperation jobs = table.operation("list_dataset_jobs");
        ApiField state = jobs.query().stream()
                .filter(parameter -> parameter.name().equals("lifecycleState"))
                .findFirst()
                .orElseThrow();
        List<String> ofJobs = table.fields("DatasetJob").stream()
                .filter(field -> field.name().equals("lifecycleState"))
                .findFirst()
                .orElseThrow()
                .values();
        assertThat(Choices.values(jobs, state))
                .contains("ACTIVE")
                .containsAll(ofJobs)
                .hasSize(4);
        assertThat(Choices.values(table.operation("list_datasets"), state)).containsExactly("ACTIVE");
    }
}
