package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.featurestore.operator.init.JsonSchema;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlValue;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schemas say what the verifier says, as far as a schema can. */
class SchemaTest {
    /** What is wrong here shows only with the stack, the environment, or two values together. */
    private static final Set<String> BEYOND_A_SCHEMA = Set.of(
            "a working directory without Terraform files",
            "a working directory that is not there",
            "Terraform files that are none",
            "a name and tags beyond OCI's limits",
            "a name with characters that are not shown",
            "a misspelt region",
            "a region that nobody knows",
            "a stack of another region, by key",
            "a stack of another region, by name, and a region that nobody knows",
            "OCIDs of another realm");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final Schema CONFIGURATION = REGISTRY.getSchema(JsonSchema.ofConfiguration());
    private static final Schema BACKENDS = REGISTRY.getSchema(JsonSchema.ofBackends());

    private static Optional<String> json(String yaml) {
        Problems problems = new Problems("");
        Optional<YamlValue> value = new YamlParser("", problems).parse(yaml);
        return problems.hasErrors()
                ? Optional.empty()
                : value.filter(YamlMapping.class::isInstance)
                        .map(mapping -> JsonText.of(PlainJava.of((YamlMapping) mapping)));
    }

    private static boolean accepts(Schema schema, String yaml) {
        return schema.validate(json(yaml).orElseThrow(), InputFormat.JSON).isEmpty();
    }

    @Test
    void areValidDraft07() {
        Schema metaSchema = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(metaSchema.validate(JsonSchema.ofConfiguration(), InputFormat.JSON))
                .isEmpty();
        assertThat(metaSchema.validate(JsonSchema.ofBackends(), InputFormat.JSON))
                .isEmpty();
        assertThat(JsonSchema.ofConfiguration())
                .startsWith("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n")
                .contains("\"description\": \"Region to deploy to.\"")
                .contains("\"default\": \"feature-store\"");
    }

    @ParameterizedTest
    @MethodSource("dev.featurestore.operator.verify.Broken#all")
    void refuseWhatTheVerifierRefuses(Broken broken) {
        Optional<String> json = json(broken.yaml());
        if (json.isPresent()) {
            assertThat(accepts(CONFIGURATION, broken.yaml()))
                    .isEqualTo(BEYOND_A_SCHEMA.contains(broken.name())
                            || BrokenStacks.ALL.contains(broken)
                            || BrokenVariables.ALL.contains(broken)
                            || BrokenEnvironment.ALL.contains(broken));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{compartment_id: ocid1.compartment.oc1..b, region: us-ashburn-1}",
                "{compartment_id: ocid1.tenancy.oc1..b, region: xx-new-1, stack: null, variables: null, freeform_tags: null}",
                "{compartment_id: $COMPARTMENT, region: \"${REGION}\", operation: $OPERATION, stack_id: x$ID}",
                "{compartment_id: ocid1.compartment.oc1..b, region: us-ashburn-1, stack_id: null, user_id: null,"
                        + " operation: null, stack_name: 5, service_version: 1.10, stack: {terraform_version: 1.5}}",
                "{compartment_id: ocid1.compartment.oc1..b, region: us-ashburn-1, variables: $VARIABLES,"
                        + " freeform_tags: '{\"a\": \"b\"}', defined_tags: {n: $TAGS}}",
                "{compartment_id: ocid1.compartment.oc1..b, region: us-ashburn-1, stack: {working_directory: \"\"},"
                        + " variables: {a: [1, {b: null}]}, freeform_tags: {a: 5, b: true}, defined_tags: {n: {a: x}}}",
            })
    void acceptWhatTheVerifierAccepts(String spec) {
        assertThat(accepts(CONFIGURATION, "kind: operator\ntype: feature_store\nversion: v1\nspec: " + spec))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: java",
                "type: python\nspec:",
                "type: java\nspec: {}",
                "type: container\nspec:",
                "type: container\nspec: {image: null, env: null, volume: /a:/b}",
                "type: container\nspec: {env: [{name: A}, {name: B, value: 5}], volume: [\"$HOME:/h:ro\", '/a:/b']}",
                "type: container\nspec: {network: host, options: [--init, --memory=1g]}",
                "type: $TYPE\nspec: {image: x}",
                "type: container\nspec: {env: $ENV, volume: '[\"/a:/b\"]', options: $OPTIONS}",
            })
    void acceptBackends(String rest) {
        assertThat(accepts(BACKENDS, "kind: operator.local\nversion: v1\n" + rest))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: docker",
                "spec: {}",
                "type: java\nspec: {image: x}",
                "type: container\nspec: {images: x}",
                "type: container\nspec: {env: [{value: x}]}",
                "type: container\nspec: {env: [{name: A=B}]}",
                "type: container\nspec: {volume: nowhere}",
                "type: container\nspec: {options: [-v]}",
                "type: java\nextra: 1",
            })
    void refuseBackends(String rest) {
        assertThat(accepts(BACKENDS, "kind: operator.local\nversion: v1\n" + rest))
                .isFalse();
    }
}
