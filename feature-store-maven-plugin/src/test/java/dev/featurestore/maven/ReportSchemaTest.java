package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.operator.check.CheckStep;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.report.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The documented schema of the reports describes each of their fields, and nothing else. */
@Tag("slow")
class ReportSchemaTest extends StackFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode schema() throws Exception {
        return JSON.readTree(
                ProjectFolder.path().resolve("docs/report.schema.json").toFile());
    }

    @Test
    void fieldsOfAReportAreRequiredAndHaveOneTypeEach() throws Exception {
        assertThat(operator().plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))))
                .isTrue();
        requireHeld("plan", reports().resolve("plan-report.json"));
        apply(request());
        requireHeld("deployment", reports().resolve("report.json"));
        stack().destroy(DestroyRequest.of(Results.exactly(reports())).withConfirm(Optional.of("feature-store")));
        requireHeld("destruction", reports().resolve("report.json"));
        ReportFiles refused = new ReportFiles(Results.exactly(folder.resolve("refused")));
        refused.writeIfAbsent(
                new RunRecord(JobOperation.APPLY, false, Commands.plain()),
                FeatureStoreException.of(FailureCode.DATA_LOSS, "It loses data", "Review it"));
        requireHeld("run", refused.report());
    }

    /** Each field with another value, or without it, is refused, unless it is optional; all fields are in the schema, in its order. */
    private static void requireHeld(String kind, Path file) throws Exception {
        ObjectNode report = (ObjectNode) JSON.readTree(file.toFile());
        assertThat(WrittenReports.differences(report.toString())).as(kind).isEmpty();
        JsonNode definition = schema().at("/definitions/" + kind);
        List<String> required = new ArrayList<>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        List<String> names = new ArrayList<>();
        report.fieldNames().forEachRemaining(names::add);
        assertThat(names).as(kind).containsAll(required);
        List<String> described = new ArrayList<>();
        definition.path("properties").fieldNames().forEachRemaining(described::add);
        described.retainAll(names);
        assertThat(names).as(kind).containsExactlyElementsOf(described);
        for (String name : names) {
            ObjectNode other = report.deepCopy();
            other.put(name, 0.5);
            assertThat(WrittenReports.differences(other.toString()))
                    .as(kind + "/" + name)
                    .isNotEmpty();
        }
        for (String name : required) {
            ObjectNode other = report.deepCopy();
            other.remove(name);
            assertThat(WrittenReports.differences(other.toString()))
                    .as(kind + " without " + name)
                    .isNotEmpty();
        }
        ObjectNode more = report.deepCopy();
        more.put("more", 1);
        assertThat(WrittenReports.differences(more.toString())).as(kind).isNotEmpty();
    }

    @Test
    void valuesOfTheSchemaAreThoseOfTheCode() throws Exception {
        assertThat(values("/definitions/step/properties/step")).containsExactlyElementsOf(names(CheckStep.values()));
        assertThat(values("/definitions/run/properties/state"))
                .containsAll(names(JobState.values()))
                .contains("REFUSED", "INTERRUPTED", "UNKNOWN");
        assertThat(values("/definitions/deployment/properties/state"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(JobState.values())
                        .filter(JobState::finished)
                        .map(JobState::name)
                        .toList());
    }

    @Test
    void eachFieldIsDescribed() throws Exception {
        List<String> missing = new ArrayList<>();
        schema().findParents("properties")
                .forEach(object -> object.path("properties").properties().forEach(field -> {
                    JsonNode value = field.getValue();
                    if (!value.has("$ref") && !value.has("description") && !value.has("anyOf") && !isCondition(value)) {
                        missing.add(field.getKey());
                    }
                }));

        assertThat(missing).isEmpty();
    }

    /** The part of an "if", which is not the definition of a field. */
    private static boolean isCondition(JsonNode value) {
        return value.size() == 1 && value.has("const");
    }

    private static List<String> names(Enum<?>... constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }

    private static List<String> values(String pointer) throws Exception {
        List<String> values = new ArrayList<>();
        schema().at(pointer).path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }
}
