package dev.featurestore.operator.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.verify.PlainJava;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableSchemaTest {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private static final String BUNDLED =
            configuration(SchemaFiles.ofBundledStack(VariableSchemaTest.class.getClassLoader()));

    private static final String OWN = """
            variable "mode" {
              description = "How it runs."
              default     = "fast"
              validation {
                condition     = var.mode == "" || contains(["fast", "slow"], var.mode)
                error_message = "mode must be fast or slow."
              }
            }
            variable "size" {
              type    = number
              default = 5
              validation {
                condition     = contains([5, 10], var.size)
                error_message = "size must be 5 or 10."
              }
            }
            variable "zones" {
              type = list(string)
            }
            variable "on" {
              type    = bool
              default = null
            }
            variable "limits" {
              type = object({ cpu = number, memory = optional(number) })
            }
            variable "labels" {
              type    = map(string)
              default = { team = "one" }
            }
            variable "secret" {
              type      = string
              sensitive = true
              default   = "hunter2"
            }
            """;

    private static String configuration(SchemaFiles files) {
        return Objects.requireNonNull(files.contents().get(SchemaFiles.CONFIGURATION));
    }

    private static String own() {
        try {
            return configuration(SchemaFiles.of("terraform", TerraformModule.parse(Map.of("variables.tf", OWN))));
        } catch (HclSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean accepts(String schema, String stack, String variables) {
        String yaml =
                "kind: operator\ntype: feature_store\nversion: v1\nspec: {compartment_id: ocid1.compartment.oc1..b,"
                        + " region: us-ashburn-1, " + stack + "variables: " + variables + "}";
        return isValid(schema, yaml);
    }

    private static boolean isValid(String schema, String yaml) {
        Schema read = REGISTRY.getSchema(schema);
        return read.validate(JsonText.of(PlainJava.of((YamlMapping) parsed(yaml))), InputFormat.JSON)
                .isEmpty();
    }

    private static YamlValue parsed(String yaml) {
        return new YamlParser("", new Problems("")).parse(yaml).orElseThrow();
    }

    @Test
    void areValidDraft07AndTheSameInEachCall() {
        Schema metaSchema = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(metaSchema.validate(BUNDLED, InputFormat.JSON)).isEmpty();
        assertThat(metaSchema.validate(own(), InputFormat.JSON)).isEmpty();
        assertThat(own()).isEqualTo(own());
    }

    @Test
    void hasDescriptionsDefaultsAndListedValuesButNoSecret() {
        assertThat(own())
                .contains(
                        "\"description\": \"How it runs.\"",
                        "\"default\": \"fast\"",
                        "[\"\", \"fast\", \"slow\", null]")
                .contains("\"enum\": [5, 10, null]", "\"team\": \"one\"")
                .doesNotContain("hunter2");
        assertThat(BUNDLED).contains("\"enum\": [\"public\", \"private\", \"none\", null]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{mode: slow, size: 10, zones: [a, b], on: true, limits: {cpu: 1}, labels: {a: b, c: 5}}",
                "{mode: $MODE, size: \"10\", zones: '[\"a\"]', on: \"false\", limits: '{\"cpu\": 1}', labels: $LABELS}",
                "{mode: null, size: null, zones: null, on: null, limits: null, labels: null, secret: 5}",
                "null",
                "$ALL",
            })
    void acceptsWhatTheVerifierAccepts(String variables) {
        assertThat(accepts(own(), "stack: {source: terraform}, ", variables)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{mod: slow}",
                "{mode: medium}",
                "{size: 6}",
                "{size: large}",
                "{zones: a}",
                "{on: maybe}",
                "{limits: {memory: 5}}",
                "{limits: [1]}",
                "{labels: [a]}",
                "{labels: {a: [b]}}",
            })
    void refusesWhatTheVerifierRefuses(String variables) {
        assertThat(accepts(own(), "stack: {source: terraform}, ", variables)).isFalse();
        assertThat(accepts(own(), "stack: {source: other}, ", variables)).isTrue();
        assertThat(accepts(own(), "", variables)).isTrue();
    }

    @Test
    void variablesOfTheBundledStackAreCheckedInFilesWithoutAStackOfTheirOwn() {
        assertThat(accepts(BUNDLED, "", "{ingress: private}")).isTrue();
        assertThat(accepts(BUNDLED, "", "{ingres: private}")).isFalse();
        assertThat(accepts(BUNDLED, "stack: {terraform_version: 1.5.x}, ", "{ingress: hidden}"))
                .isFalse();
        assertThat(accepts(BUNDLED, "stack: {source: terraform}, ", "{ingress: hidden}"))
                .isTrue();
    }

    @Test
    void examplesOfTheDocumentationAreValid() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "docs", "examples"))) {
            List<Path> examples =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();

            assertThat(examples).isNotEmpty().allSatisfy(file -> {
                String yaml = Files.readString(file);
                assertThat(!yaml.contains("kind: operator\n") || isValid(BUNDLED, yaml))
                        .as(file.toString())
                        .isTrue();
            });
        }
    }
}
