package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The embedded cloud stands for OCI here: the access says so. */
@Tag("slow")
class ConsoleUrlsTest extends ApplyFixture {

    private static final String PAGES = "https://cloud.oracle.com/resourcemanager/";

    private CloudAccess oci() {
        return new OciAccess(true, this::address);
    }

    private Inputs ociInputs() {
        return new Inputs(new Source.Local(config()), overrides, oci(), bucket);
    }

    private StackOperations ociStack() {
        return operator().stack(new StackRequest(new Source.Local(config()), Optional.empty(), overrides, oci()));
    }

    private static void requireUrls(JsonNode report) {
        assertThat(report.at("/stack/consoleUrl").asText())
                .isEqualTo(PAGES + "stacks/" + report.at("/stack/id").asText() + "?region=us-ashburn-1");
        assertThat(report.at("/job/consoleUrl").asText())
                .isEqualTo(PAGES + "jobs/" + report.at("/job/id").asText() + "?region=us-ashburn-1");
    }

    @Test
    void reportsAndLinesOfEachJobHaveItsPageInTheConsole() throws IOException {
        operator().plan(PlanRequest.of(ociInputs(), Results.exactly(reports())));
        requireUrls(new ObjectMapper()
                .readTree(reports().resolve("plan-report.json").toFile()));

        apply(new ApplyRequest(
                ociInputs(), "local", Results.exactly(reports()), ApplyOptions.DEFAULT.withNoCheck(true)));
        JsonNode deployed = report();
        requireUrls(deployed);
        String job = deployed.at("/job/consoleUrl").asText();
        assertThat(console.lines()).contains("  " + job);
        assertThat(Files.readString(reports().resolve("report.md")))
                .contains("| job | [`" + deployed.at("/job/id").asText() + "`](" + job + ") |");

        ociStack().status(false);
        assertThat(console.lines())
                .contains("  " + deployed.at("/stack/consoleUrl").asText());
        ociStack().status(true);
        assertThat(console.documents().get(0))
                .contains(deployed.at("/stack/consoleUrl").asText());

        ociStack().destroy(DestroyRequest.of(Results.exactly(reports())).withConfirm(Optional.of("feature-store")));
        requireUrls(report());
    }

    @Test
    void noPageOfTheConsoleIsNamedAtAnotherEndpoint() throws IOException {
        apply(request());

        assertThat(console.text()).doesNotContain("cloud.oracle.com");
        assertThat(report().findValue("consoleUrl")).isNull();
    }
}
