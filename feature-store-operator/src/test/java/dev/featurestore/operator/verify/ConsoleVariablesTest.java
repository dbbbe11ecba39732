package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled stack's variables for the form of the console, which a configuration cannot set. */
class ConsoleVariablesTest {
    private static final String HEAD = """
            kind: operator
            type: feature_store
            version: v1
            spec:
              operation: create
              tenancy_id: ocid1.tenancy.oc1..aaaa
              compartment_id: ocid1.compartment.oc1..bbbb
              region: us-ashburn-1
            """;

    private static final String BUNDLED = HEAD + """
              variables:
                api_img_ocir_url: iad.ocir.io/ns/api:feature-store-api-1.1.1
                function_img_ocir_url: iad.ocir.io/ns/fn:feature-store-authoriser-1.1.1
                feature_store_user_group_id: ocid1.group.oc1..dddd
            """;

    @TempDir
    Path folder;

    @Test
    void areAllRefusedWithTheKeyToSet() throws IOException {
        Map<String, String> keys = StackReader.bundled(getClass().getClassLoader(), new Problems(""))
                .consoleVariables()
                .keys();
        StringBuilder text = new StringBuilder(BUNDLED);
        Set<String> expected = new TreeSet<>();
        keys.forEach((variable, key) -> {
            text.append("    ").append(variable).append(": x\n");
            expected.add("spec.variables." + variable + ": is only for the form of the OCI console. Set " + key
                    + " instead");
        });

        List<Problem> problems = verify(text.toString(), Overrides.NONE);

        assertThat(keys).hasSize(30);
        assertThat(problems)
                .allMatch(problem -> problem.code() == FailureCode.INVALID_CONFIGURATION)
                .extracting(problem -> problem.path() + ": " + problem.message() + ". " + problem.hint())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void areRefusedAtTheirLine() throws IOException {
        assertThat(verify(BUNDLED + "    vcn_cidr: 10.1.0.0/16\n", Overrides.NONE))
                .extracting(Problem::text)
                .containsExactly(
                        "feature_store.yaml:13:5  spec.variables.vcn_cidr: is only for the form of the OCI console");
    }

    @Test
    void areDeletedIfEmpty() throws IOException {
        assertThat(verify(BUNDLED + "    vcn_cidr:\n    existing_vcn_id: \"\"\n", Overrides.NONE))
                .extracting(Problem::hint)
                .containsExactly(
                        "Delete it. To set a value, set vcn_details.vcn_cidr instead",
                        "Delete it. To set a value, set vcn_details.vcn_id instead");
    }

    @Test
    void areRefusedAsOverridesToo() throws IOException {
        Overrides overrides = new Overrides(List.of(
                new Overrides.Value("variables.instance_count", "3", "-Dfeaturestore.variables.instance_count")));

        assertThat(verify(BUNDLED, overrides))
                .extracting(problem -> problem.text() + ". " + problem.hint())
                .containsExactly("-Dfeaturestore.variables.instance_count  spec.variables.instance_count:"
                        + " is only for the form of the OCI console. Set colors.<color>.count instead");
    }

    @Test
    void leadToTheObjectWhenTheKeyIsSetAsAnOverride() throws IOException {
        Overrides overrides = new Overrides(List.of(new Overrides.Value(
                "variables.vcn_details.vcn_cidr", "10.1.0.0/16", "-Dfeaturestore.variables.vcn_details.vcn_cidr")));

        assertThat(verify(BUNDLED, overrides))
                .extracting(Problem::hint)
                .containsExactly("Set vcn_details to an object: {vcn_cidr: VALUE}");
    }

    @Test
    void areNeverSuggested() throws IOException {
        assertThat(verify(BUNDLED + "    existing_vnc_id: x\n", Overrides.NONE))
                .extracting(Problem::hint)
                .containsExactly("Did you mean vcn_details.vcn_id?");
    }

    @Test
    void areNotNamedByTheHintOfACondition() throws IOException {
        assertThat(verify(
                        BUNDLED + "    vcn_details: {vcn_cidr: 10.1.0.0/27}\n    db_config: {user_db: true}\n",
                        Overrides.NONE))
                .isNotEmpty()
                .noneMatch(problem ->
                        problem.hint().contains("own_mysql") || problem.hint().contains("variables.vcn_cidr"));
    }

    @Test
    void areOrdinaryVariablesInAStackOfTheUser() throws IOException {
        Files.createDirectories(folder.resolve("terraform"));
        Files.writeString(folder.resolve("terraform/main.tf"), """
                variable "vcn_cidr" {
                  type = string
                }
                """);

        assertThat(verify(HEAD + """
                  stack:
                    source: terraform
                  variables:
                    vcn_cidr: 10.1.0.0/16
                """, Overrides.NONE)).isEmpty();
    }

    private List<Problem> verify(String text, Overrides overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("feature_store.yaml"), text);
        return new Verifier(
                        folder,
                        getClass().getClassLoader(),
                        SomeValues.none(),
                        ObjectReader.none(),
                        SizeLimits.ZIP,
                        Excludes.NONE)
                .verify(new Source.Local(file), overrides)
                .problems();
    }
}
