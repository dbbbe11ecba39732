package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.operator.command.LogsRequest;
import dev.featurestore.operator.command.OutputsRequest;
import dev.featurestore.operator.command.OutputsRequest.Form;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts from outside that try to be more than a text, through every command and to every place that shows them. */
@Tag("slow")
class HostileTextTest extends StackFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();

    /** Maven's log as the goals write to it; documents apart, which would go past it. */
    private final Console screen = new Console() {
        private final Log log = new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                lines.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                info(line);
            }

            @Override
            public void error(CharSequence line) {
                info(line);
            }
        };
        private final Console maven = new MavenConsole(log, Commands.plain());

        @Override
        public void info(String line) {
            maven.info(line);
        }

        @Override
        public void warn(String line) {
            maven.warn(line);
        }

        @Override
        public void error(String line) {
            maven.error(line);
        }

        @Override
        public void verbatim(String line) {
            documents.add(line);
        }
    };

    @Override
    Operator operator() {
        return new Operator(screen, folder, folder, getClass().getClassLoader(), new NoValues());
    }

    @Test
    void outputsNamesAndLogsStayWhatTheyAreAndStayInTheirLine() throws Exception {
        Files.writeString(folder.resolve("stack/outputs.tf"), Hostile.outputs());
        apply(request());
        rename(Hostile.TEXTS.get(0));

        JsonNode report = report();
        for (int i = 0; i < Hostile.TEXTS.size(); i++) {
            assertThat(report.at("/outputs/" + Hostile.output(i) + "/value").textValue())
                    .isEqualTo(Hostile.TEXTS.get(i));
        }
        StackOperations stack = stack(screen);
        stack.status(false);
        stack.jobs(10, false);
        stack.stacks(false);
        stack.logs(LogsRequest.DEFAULT);
        stack.outputs(OutputsRequest.DEFAULT);
        stack.outputs(OutputsRequest.DEFAULT.withName(Optional.of(Hostile.output(0))));
        stack.status(true);
        stack.jobs(10, true);
        stack.stacks(true);
        stack.logs(LogsRequest.DEFAULT.withJson(true));
        stack.outputs(OutputsRequest.DEFAULT.withForm(Form.JSON));

        JsonNode outputs = JSON.readTree(documents.get(documents.size() - 1));
        for (int i = 0; i < Hostile.TEXTS.size(); i++) {
            assertThat(outputs.at("/" + Hostile.output(i) + "/value").textValue())
                    .isEqualTo(Hostile.TEXTS.get(i));
        }
        assertThat(JSON.readTree(documents.get(1)).at("/stack/displayName").textValue())
                .isEqualTo(Hostile.TEXTS.get(0));
        assertThat(documents.get(0)).isEqualTo("first\\n::error file=pom.xml::made up");
        assertThat(lines)
                .anyMatch(line -> line.endsWith("= first\\n::error file=pom.xml::made up"))
                .allSatisfy(Hostile::assertHarmless);
        assertThat(documents)
                .hasSize(6)
                // A document is data: what a screen only hides stays in it.
                .allSatisfy(document -> Hostile.assertHarmless(document.replace("\udb40\udc41", "")));
        documents.clear();
        stack.outputs(OutputsRequest.DEFAULT.withForm(Form.DOTENV));
        assertThat(documents).allMatch(line -> line.matches("featurestore_outputs_\\w+=.*"));
        assertThat(String.join("\n", documents) + "\n")
                .isEqualTo(Files.readString(reports().resolve("outputs.env")));
        for (String file : List.of("job.log", "report.json", "report.md")) {
            assertThat(Files.readString(reports().resolve(file)).split("\n", -1))
                    .allSatisfy(line -> Hostile.assertHarmless(line.replace("\udb40\udc41", "")));
        }
    }

    @Test
    void errorsOfServicesStayInTheirLine() throws Exception {
        StringBuilder refused = new StringBuilder("409-Conflict, ");
        Hostile.TEXTS.forEach(refused::append);
        control("{\"failAt\": {\"oci_core_vcn.this\": " + Hostile.quoted(refused.toString()) + "}}");

        FeatureStoreException failure = failure(request());

        assertThat(failure.code()).isEqualTo(FailureCode.JOB_FAILED);
        assertHarmless(failure, 3);
        assertThat(lines).allSatisfy(Hostile::assertHarmless);
        assertThat(Files.readString(reports().resolve("job.log")).split("\n", -1))
                .allSatisfy(Hostile::assertHarmless);
    }

    @Test
    void valuesAndKeysOfTheConfigurationStayInTheirLine() throws Exception {
        for (String text : Hostile.TEXTS) {
            configure("  variables:\n    cidr: " + Hostile.quoted(text) + "\n    " + Hostile.quoted(text) + ": 1\n  "
                    + Hostile.quoted(text) + ": 1\n");
            assertHarmless(failureOf(() -> operator().verify(VerifyRequest.of(inputs(address())))), 3);
            failureOf(
                    () -> operator().verify(VerifyRequest.of(inputs(address())).withJson(true)));
        }

        assertThat(lines).isNotEmpty().allSatisfy(Hostile::assertHarmless);
        assertThat(documents)
                .hasSize(Hostile.TEXTS.size())
                .allSatisfy(document ->
                        assertThat(JSON.readTree(document).at("/problems")).isNotEmpty())
                .allSatisfy(document -> Hostile.assertHarmless(document.replace("\udb40\udc41", "")));
    }

    /** By itself, and with {@code -e}. */
    private static void assertHarmless(FeatureStoreException failure, int mostLines) {
        assertThat(failure.text(Commands.plain()).split("\n", -1))
                .hasSizeLessThanOrEqualTo(mostLines)
                .allSatisfy(Hostile::assertHarmless);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString().split("\n", -1)).allSatisfy(Hostile::assertHarmless);
    }

    private void rename(String name) {
        try (ResourceManagerClient client = client()) {
            client.updateStack(UpdateStackRequest.builder()
                    .stackId(stacks().get(0).getId())
                    .updateStackDetails(
                            UpdateStackDetails.builder().displayName(name).build())
                    .build());
        }
    }
}
