package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.operator.check.CheckStep;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.DriftRequest;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The documented schema of the reports describes each of their fields, and nothing else. */
@Tag("slow")
class ReportSchemaTest extends StackFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode schema() throws Exception {
        return schema("report");
    }

    private static JsonNode schema(String name) throws Exception {
        return JSON.readTree(
                ProjectFolder.path().resolve("docs/" + name + ".schema.json").toFile());
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

    @Test
    void fieldsOfTheDriftAreRequiredAndHaveOneTypeEach() throws Exception {
        apply(request());
        control("{\"drift\": {\"oci_core_vcn.this\": {\"cidr_block\": \"10.9.0.0/16\"}}}");
        stack().drift(DriftRequest.of(Results.exactly(reports())));

        Path file = reports().resolve("drift.json");
        JsonNode definitions = schema("drift").path("definitions");
        requireHeld(file, "", definitions.path("drift"));
        requireHeld(file, "/resources/0", definitions.path("resource"));
        requireHeld(file, "/resources/0/properties/0", definitions.path("property"));
    }

    private static void requireHeld(String kind, Path file) throws Exception {
        requireHeld(file, "", schema().at("/definitions/" + kind));
    }

    /** Each field with another value, or without it, is refused, unless it is optional; all fields are in the schema, in its order. */
    private static void requireHeld(Path file, String place, JsonNode definition) throws Exception {
        JsonNode report = JSON.readTree(file.toFile());
        String name = file.getFileName().toString();
        String kind = name + place;
        assertThat(WrittenReports.differences(name, report.toString())).as(kind).isEmpty();
        List<String> required = new ArrayList<>();
        definition.path("required").forEach(field -> required.add(field.asText()));
        List<String> fields = new ArrayList<>();
        report.at(place).fieldNames().forEachRemaining(fields::add);
        assertThat(fields).as(kind).containsAll(required);
        List<String> described = new ArrayList<>();
        definition.path("properties").fieldNames().forEachRemaining(described::add);
        described.retainAll(fields);
        assertThat(fields).as(kind).containsExactlyElementsOf(described);
        for (String field : fields) {
            requireRefused(name, report, place, object -> object.put(field, 0.5), kind + "/" + field);
        }
        for (String field : required) {
            requireRefused(name, report, place, object -> object.remove(field), kind + " without " + field);
        }
        requireRefused(name, report, place, object -> object.put("more", 1), kind + " with more");
    }

    private static void requireRefused(
            String name, JsonNode report, String place, Consumer<ObjectNode> change, String what) {
        JsonNode other = report.deepCopy();
        change.accept((ObjectNode) other.at(place));
        assertThat(WrittenReports.differences(name, other.toString())).as(what).isNotEmpty();
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
        Stream.of(schema(), schema("drift"))
                .flatMap(schema -> schema.findParents("properties").stream())
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
