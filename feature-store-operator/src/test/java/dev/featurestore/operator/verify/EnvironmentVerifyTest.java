package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.ConfigurationFiles;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentVerifyTest {

    private static final String BASE = """
            kind: operator
            type: feature_store
            version: v1
            spec:
              compartment_id: ocid1.compartment.oc1..bbbb
              region: us-ashburn-1
              tenancy_id: ocid1.tenancy.oc1..aaaa
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

    private Verified<Deployable> verify(String base, String over) throws IOException {
        Files.writeString(project.resolve("feature_store.yaml"), base);
        Files.writeString(project.resolve("feature_store.prod.yaml"), over);
        return verify("prod");
    }

    private Verified<Deployable> verify(String environment) {
        return new Verifier(project, bundled, SomeValues.none(), ObjectReader.none(), SizeLimits.ZIP, Excludes.NONE)
                .verify(
                        ConfigurationFiles.of("feature_store.yaml", Optional.of(environment), UserPaths.in(project)),
                        Overrides.NONE);
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::text).toList();
    }

    @Test
    void theFileOfTheEnvironmentIsLaidOverTheConfiguration() throws IOException {
        OperatorConfig config = verify(BASE, """
                protected: true
                spec:
                  region: eu-frankfurt-1
                """).orThrow().config();

        assertThat(config.region()).isEqualTo("eu-frankfurt-1");
        assertThat(config.compartmentId()).isEqualTo("ocid1.compartment.oc1..bbbb");
        assertThat(config.isProtected()).isTrue();
        assertThat(PlainJava.of(config.variables())).containsExactly(Map.entry("image_url", "iad.ocir.io/ns/api"));
        assertThat(config.locate("spec.region").toString()).isEqualTo("feature_store.prod.yaml:3:3");
    }

    @Test
    void theStackOfAnEnvironmentIsNotThatOfTheConfiguration() throws IOException {
        assertThat(verify(BASE, "spec: {}").orThrow().config().stackName()).isEqualTo("feature-store-prod");
        assertThat(verify(BASE.replace("spec:\n", "spec:\n  stack_name: store\n"), "")
                        .orThrow()
                        .config()
                        .stackName())
                .isEqualTo("store-prod");
        assertThat(verify(BASE, "spec: {stack_name: own}").orThrow().config().stackName())
                .isEqualTo("own");
        assertThat(verify(BASE, "spec: {stack_name: null}").orThrow().config().stackName())
                .as("null does not fall back to the stack of the configuration")
                .isEqualTo("feature-store-prod");

        Verified<Deployable> other =
                verify(BASE.replace("spec:\n", "spec:\n  stack_id: ocid1.ormstack.oc1.iad.aaaa\n"), "spec: {}");
        assertThat(other.orThrow().config().stackId()).isEmpty();
        assertThat(texts(other.problems()))
                .containsExactly("feature_store.yaml:5:3  spec.stack_id: ignored, because environment prod has another"
                        + " stack");
        assertThat(verify(BASE, "spec: {stack_id: ocid1.ormstack.oc1.iad.pppp}")
                        .orThrow()
                        .config()
                        .stackId())
                .contains("ocid1.ormstack.oc1.iad.pppp");
    }

    @Test
    void misspelledKeyOfTheEnvironmentMayBeOneThatTheConfigurationHas() throws IOException {
        assertThat(verify(BASE, "spec: {reigon: eu-frankfurt-1}").problems())
                .extracting(Problem::hint)
                .containsExactly("Did you mean region?");
        assertThat(verify(BASE, "spec: {region: eu-frankfurt-1, reigon: eu-frankfurt-1}")
                        .problems())
                .extracting(Problem::hint)
                .singleElement()
                .asString()
                .startsWith("Delete it.");
    }

    @Test
    void eachProblemIsReportedAtTheFileThatItStandsIn() throws IOException {
        assertThat(texts(verify(BASE.replace("image_url", "image_ulr"), """
                        spec:
                          regoin: x
                          region: nowhere
                          variables:
                            unknown: 1
                        """).problems()))
                .anyMatch(text -> text.startsWith("feature_store.yaml:9:5  spec.variables.image_ulr"))
                .anyMatch(text -> text.startsWith("feature_store.prod.yaml:2:3  spec.regoin: unknown key"))
                .anyMatch(text -> text.startsWith("feature_store.prod.yaml:3:11  spec.region: must be"))
                .anyMatch(text -> text.startsWith("feature_store.prod.yaml:5:5  spec.variables.unknown"));
        assertThat(texts(verify(BASE, "spec:\n  region: null\n").problems()))
                .singleElement()
                .asString()
                .startsWith("feature_store.prod.yaml:2:3  spec.region: must be the name of a region, but is empty");
        assertThat(texts(verify(BASE, "- a list\n").problems()))
                .containsExactly("feature_store.prod.yaml:1:1  must have the keys that differ, such as spec, but is a"
                        + " list");
        assertThat(texts(verify(BASE, "protected: yes\n").problems()))
                .containsExactly("feature_store.prod.yaml:1:12  protected: must be true or false, but is \"yes\"");
    }

    @Test
    void aReplacedValueNeedsNoVariable() throws IOException {
        String base = BASE.replace("us-ashburn-1", "$REGION_OF_DEV");

        assertThat(verify(base, "spec: {region: us-ashburn-1}")
                        .orThrow()
                        .config()
                        .region())
                .isEqualTo("us-ashburn-1");
        assertThat(texts(verify(base, "").problems()))
                .singleElement()
                .asString()
                .contains("no value for $REGION_OF_DEV");
    }

    @Test
    void aMissingFileNamesTheEnvironmentsThatExist() throws IOException {
        verify(BASE, "spec: {}");
        Files.writeString(project.resolve("feature_store.dev.yaml"), "");
        Files.writeString(project.resolve("feature_store.schema.json"), "");

        Problem missing = verify("uat").problems().get(0);
        assertThat(missing.text()).isEqualTo("feature_store.uat.yaml  file not found");
        assertThat(missing.code()).isEqualTo(FailureCode.MISSING_CONFIGURATION);
        assertThat(missing.hint())
                .isEqualTo("Environments of feature_store.yaml: dev, prod. Otherwise, create that file");
        assertThat(missing.commands())
                .singleElement()
                .satisfies(command ->
                        assertThat(command.properties()).containsExactly(Map.entry("featurestore.environment", "uat")));
        assertThat(verify("pord").problems().get(0).hint())
                .isEqualTo("Did you mean the environment prod? Otherwise, create that file");
    }

    @Test
    void aListOfFilesHasTheStackOfTheConfiguration() throws IOException {
        verify(BASE, "spec: {region: eu-frankfurt-1, stack_id: ocid1.ormstack.oc1.eu-frankfurt-1.aaaa}");
        OperatorConfig config = new Verifier(
                        project, bundled, SomeValues.none(), ObjectReader.none(), SizeLimits.ZIP, Excludes.NONE)
                .verify(
                        ConfigurationFiles.of(
                                "feature_store.yaml,feature_store.prod.yaml", Optional.empty(), UserPaths.in(project)),
                        Overrides.NONE)
                .orThrow()
                .config();

        assertThat(config.stackName()).isEqualTo("feature-store");
        assertThat(config.stackId()).contains("ocid1.ormstack.oc1.eu-frankfurt-1.aaaa");
        assertThat(config.region()).isEqualTo("eu-frankfurt-1");
    }
}
