package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.config.Operation;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private static final String SMALLEST = """
            kind: operator
            type: feature_store
            version: v1
            spec:
              tenancy_id: ocid1.tenancy.oc1..aaaa
              compartment_id: ocid1.compartment.oc1..bbbb
              region: us-ashburn-1
              variables:
                image_url: iad.ocir.io/ns/api
            """;

    @TempDir
    Path project;

    private ClassLoader bundled;

    @BeforeEach
    void makeBundledStack() throws IOException {
        bundled = SmallStack.bundled(project.resolve("resources"));
    }

    private Verified<Deployable> verify(String yaml) throws IOException {
        Path file = Files.writeString(project.resolve("feature_store.yaml"), yaml);
        return new LocalVerifier(project, bundled, SomeValues.none()).verify(file);
    }

    @Test
    void refusesLaterLanguageInTheBundledStackToo() throws IOException {
        Files.writeString(project.resolve("resources/feature-store-stack/outputs.tf"), "removed {\n}\n");

        assertThat(verify(SMALLEST).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo(new Location("feature-store-stack/outputs.tf", 1, 1));
            assertThat(problem.message())
                    .isEqualTo("removed block requires Terraform 1.7, but Resource Manager runs Terraform 1.5");
        });
    }

    @Test
    void aKeyWithoutAValueIsAWarning() throws IOException {
        String written =
                SMALLEST + "  stack:\n    source:    # the folder\n    working_directory: ~\n  freeform_tags:\n";

        assertThat(verify(written).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.path()).isEqualTo("spec.stack.source");
            assertThat(problem.message()).isEqualTo("has no value, so it is ignored");
            assertThat(problem.location().line()).isEqualTo(11);
        });
    }

    @Test
    void readsTheSmallestConfigurationWithItsDefaults() throws IOException {
        OperatorConfig config = verify(SMALLEST).orThrow().config();

        assertThat(config.file()).isEqualTo(new Source.Local(project.resolve("feature_store.yaml")));
        assertThat(config.operation()).isEqualTo(Operation.CREATE);
        assertThat(config.stackId()).isEmpty();
        assertThat(config.stackName()).isEqualTo("feature-store");
        assertThat(config.stack()).isEqualTo(new StackSource(Optional.empty(), "", "1.5.x"));
        assertThat(config.tenancyId()).contains("ocid1.tenancy.oc1..aaaa");
        assertThat(config.compartmentId()).isEqualTo("ocid1.compartment.oc1..bbbb");
        assertThat(config.region()).isEqualTo("us-ashburn-1");
        assertThat(config.userId()).isEmpty();
        assertThat(config.serviceVersion()).isEmpty();
        assertThat(PlainJava.of(config.variables())).containsExactly(Map.entry("image_url", "iad.ocir.io/ns/api"));
        assertThat(config.freeformTags()).isEmpty();
        assertThat(config.definedTags()).isEmpty();
        assertThat(config.locate("spec.variables.image_url")).isEqualTo(new Location("feature_store.yaml", 9, 5));
        assertThat(config.locate("spec.stack.source")).isEqualTo(new Location("feature_store.yaml", 4, 1));
    }

    @Test
    void readsEveryKey() throws IOException {
        Path own = project.resolve("own");
        SmallStack.into(own.resolve("terraform"));
        OperatorConfig config = verify("""
                        kind: operator
                        type: feature_store
                        version: v1
                        spec:
                          operation: update
                          stack_id: ocid1.ormstack.oc1.iad.aaaa
                          stack_name: fs
                          service_version: "2.0"
                          tenancy_id: ocid1.tenancy.oc1..aaaa
                          compartment_id: ocid1.tenancy.oc1..aaaa
                          region: us-ashburn-1
                          user_id: ocid1.user.oc1..cccc
                          stack:
                            source: own
                            working_directory: ./terraform/
                            terraform_version: 1.5.7
                          variables:
                            image_url: api
                            node_count: 12345678901234567890
                            deletion_protection: "false"
                            ports: [1, 2.50]
                            labels: {a: "1", b: x}
                            vcn_details:
                              vcn_id: null
                            puller_token:
                          freeform_tags: {cost: 42, on: true}
                          defined_tags:
                            operations: {owner: me}
                        """).orThrow().config();

        assertThat(config.operation()).isEqualTo(Operation.UPDATE);
        assertThat(config.stackId()).contains("ocid1.ormstack.oc1.iad.aaaa");
        assertThat(config.stackName()).isEqualTo("fs");
        assertThat(config.serviceVersion()).contains("2.0");
        assertThat(config.userId()).contains("ocid1.user.oc1..cccc");
        assertThat(config.stack())
                .isEqualTo(new StackSource(Optional.of(new Source.Local(own)), "./terraform/", "1.5.7"));
        assertThat(PlainJava.of(config.variables()))
                .containsEntry("node_count", new BigDecimal("12345678901234567890"))
                .containsEntry("deletion_protection", "false")
                .containsEntry("ports", List.of(1L, new BigDecimal("2.50")))
                .containsEntry("labels", Map.of("a", "1", "b", "x"))
                .containsEntry("puller_token", null);
        assertThat(config.freeformTags()).isEqualTo(Map.of("cost", "42", "on", "true"));
        assertThat(config.definedTags()).isEqualTo(Map.of("operations", Map.of("owner", "me")));
    }

    @Test
    void readsWhatTheOriginalOperatorWrote() throws IOException {
        OperatorConfig config = verify("""
                        kind: operator
                        type: feature_store
                        version: v1
                        spec:
                          operation: create
                          stack_id: ocid1.ormstack.oc1.iad.aaaa
                          service_version: 0.1.256.master
                          <<: &where
                            compartment_id: ocid1.compartment.oc1..bbbb
                            region: us-ashburn-1
                          tenancy_id: ocid1.tenancy.oc1..aaaa
                          user_id: ocid1.user.oc1..cccc
                          variables: {image_url: api}
                        """).orThrow().config();

        assertThat(config.serviceVersion()).contains("0.1.256.master");
        assertThat(config.region()).isEqualTo("us-ashburn-1");
        assertThat(config.userId()).contains("ocid1.user.oc1..cccc");
    }

    @Test
    void takesKeysThatTheOriginalWroteWithoutAValueForAbsent() throws IOException {
        OperatorConfig config = verify(SMALLEST.replace(
                                "spec:\n",
                                "spec:\n  operation:\n  stack_id: null\n  stack_name: ~\n  service_version: null\n")
                        + "  user_id: null\n  stack: {source: null, terraform_version: null}\n")
                .orThrow()
                .config();

        assertThat(config.operation()).isEqualTo(Operation.CREATE);
        assertThat(config.stackId()).isEmpty();
        assertThat(config.stackName()).isEqualTo("feature-store");
        assertThat(config.serviceVersion()).isEmpty();
        assertThat(config.userId()).isEmpty();
        assertThat(config.stack()).isEqualTo(new StackSource(Optional.empty(), "", "1.5.x"));
    }

    @Test
    void keepsTextOfKeysAsItIsWritten() throws IOException {
        OperatorConfig config = verify(
                        SMALLEST.replace("spec:\n", "spec:\n  service_version: 1.10\n  stack_name: 72225e2\n"))
                .orThrow()
                .config();

        assertThat(config.serviceVersion()).contains("1.10");
        assertThat(config.stackName()).isEqualTo("72225e2");
    }

    @Test
    void readsTagsAndAllVariablesFromJsonOfTheEnvironment() throws IOException {
        OperatorConfig config = verifyWith(
                        Map.of(
                                "VARIABLES",
                                "{\"image_url\": \"api\", \"labels\": {\"v\": 1.10}}",
                                "TAGS",
                                "{\"team\": \"a\"}"),
                        SMALLEST.replace("  variables:\n    image_url: iad.ocir.io/ns/api\n", "")
                                + "  variables: $VARIABLES\n  freeform_tags: $TAGS\n  defined_tags: {ns: $TAGS}\n")
                .orThrow()
                .config();

        assertThat(config.variables().text("image_url")).isEqualTo("api");
        assertThat(config.freeformTags()).isEqualTo(Map.of("team", "a"));
        assertThat(config.definedTags()).isEqualTo(Map.of("ns", Map.of("team", "a")));
    }

    @Test
    void readsVariablesOfFilesInJsonSyntax() throws IOException {
        Path own = SmallStack.into(project.resolve("own"));
        Files.writeString(
                own.resolve("more.tf.json"),
                "{\"variable\": {\"extra\": {\"type\": \"string\"}, \"other\": {}, \"size\": {\"type\": \"number\"}}}");

        Verified<Deployable> verified = verify(SMALLEST.replace("variables:", "stack: {source: own}\n  variables:")
                + "    extra: 72225e2\n    other: [72225e2]\n    size: many\n");

        assertThat(verified.problems())
                .extracting(Problem::path)
                .contains("spec.variables.other[0]", "spec.variables.size");
        assertThat(verified.problems()).extracting(Problem::message).contains("must be a number, but is \"many\"");
        verified = verify(SMALLEST.replace("variables:", "stack: {source: own}\n  variables:")
                + "    extra: 72225e2\n    other: [72225e2]\n    size: 3\n");
        assertThat(new StackVariables(verified.orThrow().module())
                        .values(verified.orThrow().config()))
                .containsEntry("extra", "72225e2")
                .containsEntry("other", "[7222500]");
    }

    @Test
    void readsByteOrderMarksAndWindowsLineEndings() throws IOException {
        assertThat(verify("\uFEFF" + SMALLEST.replace("\n", "\r\n")).problems()).isEmpty();
    }

    @Test
    void reportsAMissingFileWithAHint() {
        Verified<Deployable> verified = new LocalVerifier(project, bundled, SomeValues.none())
                .verify(project.resolve("sub/feature_store.yaml"));

        assertThat(verified.problems())
                .containsExactly(new Problem(
                                Severity.ERROR,
                                FailureCode.MISSING_CONFIGURATION,
                                new Location("sub/feature_store.yaml", 0, 0),
                                "",
                                "file not found",
                                "Set the configuration with -Dfeaturestore.config=FILE, or create one")
                        .suggesting(Command.of(Goal.INIT)
                                .with(
                                        "featurestore.output",
                                        project.resolve("sub").toString())));
        assertThatThrownBy(verified::orThrow)
                .isInstanceOfSatisfying(
                        FeatureStoreException.class,
                        e -> assertThat(e.code()).isEqualTo(FailureCode.MISSING_CONFIGURATION))
                .hasMessage("sub/feature_store.yaml  file not found");
    }

    @Test
    void throwsTheFirstProblemAndTheirNumber() throws IOException {
        assertThatThrownBy(verify(SMALLEST.replace("us-", "US-").replace("bbbb", "b b"))::orThrow)
                .isInstanceOf(FeatureStoreException.class)
                .hasMessage(
                        "2 problems. The first:\nfeature_store.yaml:6:19  spec.compartment_id: must be the OCID of a"
                                + " compartment, but is \"ocid1.compartment.oc1..b b\"");
    }

    @Test
    void placesTheFirstByteThatIsNotUtf8() throws IOException {
        byte[] latin = "kind: operator\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(project.resolve("feature_store.yaml"), latin);

        assertThat(new LocalVerifier(project, bundled, SomeValues.none())
                        .verify(project.resolve("feature_store.yaml"))
                        .problems())
                .extracting(Problem::text)
                .containsExactly("feature_store.yaml:2:6  must be text in UTF-8, but is binary data");
    }

    @Test
    void refusesAliasesThatExplode() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String alias = "*a" + (i - 1);
            yaml.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
        }

        assertThat(verify(yaml.toString()).problems())
                .extracting(Problem::message)
                .containsExactly("more than 100000 values with all aliases resolved");
    }

    @Test
    void refusesNestingThatExhaustsTheStack() throws IOException {
        assertThat(verify("a: " + "[".repeat(20_000)).problems())
                .extracting(Problem::message)
                .containsExactly("nested deeper than 50 levels");
    }

    @Test
    void admitsVariablesThatTfvarsFilesSet() throws IOException {
        Path own = SmallStack.into(project.resolve("own"));
        Files.writeString(own.resolve("more.tf.json"), "{\"variable\": {\"extra\": {}}}");
        String yaml = SMALLEST.replace("variables:", "stack: {source: own}\n  variables:")
                .replace("image_url", "extra");
        assertThat(verify(yaml).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("image_url"));

        Files.writeString(own.resolve("terraform.tfvars"), "image_url = \"api\"");
        assertThat(verify(yaml).problems()).isEmpty();
    }

    @Test
    void refusesValuesThatFilesOfTheStackOverride() throws IOException {
        Path own = SmallStack.into(project.resolve("own"));
        String yaml = SMALLEST.replace("variables:", "stack: {source: own}\n  variables:");
        Files.writeString(own.resolve("prod.auto.tfvars.json"), "{\n  \"image_url\": \"api\"\n}\n");

        assertThat(verify(yaml).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .endsWith(
                                "spec.variables.image_url: has no effect: own/prod.auto.tfvars.json:2:3 sets the variable"
                                        + " image_url too, and Terraform uses the value of that file"));
        assertThat(verify(yaml.replace("image_url: iad.ocir.io/ns/api", "{}")).problems())
                .as("a file sets the required variable")
                .isEmpty();

        Files.delete(own.resolve("prod.auto.tfvars.json"));
        Files.writeString(own.resolve("other.tfvars"), "image_url = \"api\"\n");
        assertThat(verify(yaml).problems())
                .as("Terraform does not read this file")
                .isEmpty();

        Files.writeString(own.resolve("terraform.tfvars"), "# a\nregion =\n");
        assertThat(verify(yaml).problems())
                .extracting(Problem::text)
                .containsExactly("own/terraform.tfvars:2:9  Terraform syntax error: Invalid expression");
        Files.writeString(own.resolve("terraform.tfvars"), "# a\nunknown = 1\n");
        assertThat(verify(yaml).problems()).isEmpty();
    }

    private Verified<Deployable> verifyWith(Map<String, String> values, String yaml) throws IOException {
        Path file = Files.writeString(project.resolve("feature_store.yaml"), yaml);
        return new LocalVerifier(project, bundled, new SomeValues(values)).verify(file);
    }

    @Test
    void takesValuesFromTheEnvironmentAndTheBuild() throws IOException {
        OperatorConfig config = verifyWith(
                        Map.of("REGION", "eu-frankfurt-1", "COUNT", "5", "project.version", "1.2"),
                        SMALLEST.replace("us-ashburn-1", "${REGION}")
                                + "    node_count: $COUNT\n    labels: {v: 'v${project.version}', d: $$COUNT}\n")
                .orThrow()
                .config();

        assertThat(config.region()).isEqualTo("eu-frankfurt-1");
        assertThat(PlainJava.of(config.variables()))
                .containsEntry("node_count", "5")
                .containsEntry("labels", Map.of("v", "v1.2", "d", "$COUNT"));
    }

    @Test
    void deploysInSpiteOfWarnings() throws IOException {
        Verified<Deployable> verified = verify(SMALLEST.replace("us-ashburn-1", "us-nowhere-9"));

        assertThat(verified.problems()).extracting(Problem::severity).containsExactly(Severity.WARNING);
        assertThat(verified.orThrow().config().region()).isEqualTo("us-nowhere-9");
    }

    @Test
    void holdsTheLimitsOfResourceManager() throws IOException {
        Path own = Files.createDirectory(project.resolve("own"));
        StringBuilder terraform = new StringBuilder("variable \"region\" {}\nvariable \"l\" { type = list(string) }\n");
        StringBuilder yaml = new StringBuilder(SMALLEST.substring(0, SMALLEST.indexOf("  variables:")))
                .append("  stack: {source: own}\n  variables:\n")
                .append("    l: [\"")
                .append("\u00e4".repeat(4094))
                .append("\"]\n");
        for (int i = 0; i < 248; i++) {
            terraform.append("variable \"v").append(i).append("\" {}\n");
            yaml.append("    v")
                    .append(i)
                    .append(": ")
                    .append("x".repeat(i == 0 ? 8192 : 1))
                    .append('\n');
        }
        Files.writeString(own.resolve("main.tf"), terraform);
        assertThat(verify(yaml.toString()).problems()).isEmpty();

        Files.writeString(own.resolve("main.tf"), terraform.append("variable \"one_more\" {}\n"));
        String beyond = yaml.append("    one_more: 1\n")
                .toString()
                .replace("v0: x", "v0: xx")
                .replace("l: [\"", "l: [\"y");
        assertThat(verify(beyond).problems())
                .extracting(Problem::text)
                .containsExactly(
                        "feature_store.yaml:9:3  spec.variables: must have at most 250 variables, the limit of Resource"
                                + " Manager, but has 251 including those of spec",
                        "feature_store.yaml:10:8  spec.variables.l: must have at most 8192 bytes, the limit of Resource"
                                + " Manager, but has 8193",
                        "feature_store.yaml:11:9  spec.variables.v0: must have at most 8192 bytes, the limit of Resource"
                                + " Manager, but has 8193");
    }
}
