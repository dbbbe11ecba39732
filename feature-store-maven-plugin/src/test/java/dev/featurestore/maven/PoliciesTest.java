package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.command.PoliciesRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.policy.PolicyForm;
import dev.featurestore.operator.policy.PolicyScope;
import dev.featurestore.operator.policy.UserGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Policies compared with those of a cloud, over HTTP. */
class PoliciesTest extends ApplyFixture {

    private static final String TENANCY = "ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample";
    private static final String HOME = "compartment id " + COMPARTMENT;

    @Test
    void broaderStatementsAreEnough() throws IOException {
        exists("Allow group Default/deployers to manage orm-family in compartment id " + COMPARTMENT, "tenancy");
        exists("Allow any-user to manage all-resources in tenancy", "other");
        compare("Deployers");

        assertThat(console.text())
                .contains("No policy is missing: group Deployers has all 4 rights that this configuration needs.");
    }

    @Test
    void whatIsMissingIsNamedAsStatements() throws IOException {
        exists("Allow group deployers to manage orm-family in compartment id " + COMPARTMENT, "tenancy");
        FeatureStoreException failure = failure("Deployers");

        assertThat(failure.code()).isEqualTo(FailureCode.POLICY_MISSING);
        assertThat(failure.message())
                .contains(
                        "Missing policy statements: group Deployers does not have 1 of 4 rights that this configuration needs:",
                        "\n  allow group Deployers to manage virtual-network-family in compartment id " + COMPARTMENT);
        assertThat(console.text()).contains("Published, missing, and not needed by this configuration: object-family,");
    }

    @Test
    void conditionIsReportedAndFailsNothing() throws IOException {
        exists("Allow group deployers to manage all-resources in tenancy where request.region = 'iad'", "tenancy");
        compare("Deployers");

        assertThat(console.text())
                .contains(
                        "Granted on a condition: manage orm-stacks in compartment id",
                        "Statement of policy tenancy: Allow");
    }

    @Test
    void otherWayToNameAGroupIsProposed() throws IOException {
        exists("Allow group id ocid1.group.oc1..a to manage all-resources in tenancy", "tenancy");

        assertThat(failure("Deployers").hint())
                .contains(
                        "Some policies name groups by OCID and some by name: set featurestore.group to the other one.");
        compare("ocid1.group.oc1..a");
    }

    @Test
    void statementsAreThoseThatTheConfigurationNeeds() {
        write(PolicyScope.NEEDED, Optional.empty());

        assertThat(console.documents())
                .containsExactly(
                        "allow group Deployers to manage orm-stacks in " + HOME,
                        "allow group Deployers to manage orm-jobs in " + HOME,
                        "allow group Deployers to read orm-work-requests in " + HOME,
                        "allow group Deployers to manage virtual-network-family in " + HOME);
        assertThat(console.lines())
                .contains(
                        "Needed by this configuration:",
                        "Omitted 14 published statements that this configuration does not need. To include them, add"
                                + " -Dfeaturestore.policyScope=published.");
    }

    @Test
    void modulesThatWereNotReadAreNamed() throws IOException {
        Files.writeString(folder.resolve("stack/remote.tf"), """
                module "net" {
                  source  = "example/net/oci"
                  version = "1.0.0"
                }
                """);
        write(PolicyScope.NEEDED, Optional.empty());

        assertThat(console.lines())
                .contains(
                        "The statements are not complete: these modules are not part of the stack, and were not read:",
                        "  module.net from example/net/oci 1.0.0 (stack/remote.tf:1)",
                        "Add the statements for the resources that they create, or copy the modules into the stack.",
                        "Omitted 14 published statements that only modules that were not read can need. To include them,"
                                + " add -Dfeaturestore.policyScope=published.");

        exists("Allow any-user to manage virtual-network-family in tenancy", "tenancy");
        exists("Allow any-user to manage orm-family in tenancy", "other");
        compare("Deployers");
        assertThat(console.text())
                .contains("that this configuration needs, without the modules that were not read.")
                .doesNotContain("not needed by this configuration");
    }

    @Test
    void formsForProgramsHaveExactlyThoseStatements() {
        write(PolicyScope.NEEDED, Optional.of(PolicyForm.CLI));
        assertThat(console.documents()).containsExactly("""
                oci iam policy create \\
                  --compartment-id 'COMPARTMENT' \\
                  --name 'feature-store-deployers' \\
                  --description 'Rights of the deployers of the feature store in the compartment' \\
                  --statements '["allow group Deployers to manage orm-stacks in HOME",
                    "allow group Deployers to manage orm-jobs in HOME",
                    "allow group Deployers to read orm-work-requests in HOME",
                    "allow group Deployers to manage virtual-network-family in HOME"]'
                """.replace("HOME", HOME)
                .replace("COMPARTMENT", COMPARTMENT)
                .split("\n"));
        console.documents().clear();

        write(PolicyScope.NEEDED, Optional.of(PolicyForm.TERRAFORM));
        assertThat(console.documents()).containsExactly("""
                resource "oci_identity_policy" "feature_store_deployers" {
                  compartment_id = "COMPARTMENT"
                  name           = "feature-store-deployers"
                  description    = "Rights of the deployers of the feature store in the compartment"
                  statements = [
                    "allow group Deployers to manage orm-stacks in HOME",
                    "allow group Deployers to manage orm-jobs in HOME",
                    "allow group Deployers to read orm-work-requests in HOME",
                    "allow group Deployers to manage virtual-network-family in HOME",
                  ]
                }
                """.replace("HOME", HOME)
                .replace("COMPARTMENT", COMPARTMENT)
                .split("\n"));
        console.documents().clear();

        write(PolicyScope.NEEDED, Optional.of(PolicyForm.JSON));
        assertThat(console.documents())
                .containsExactly(("[{\"name\":\"feature-store-deployers\",\"compartmentId\":\"COMPARTMENT\","
                                + "\"description\":\"Rights of the deployers of the feature store in the compartment\",\"statements\":["
                                + "\"allow group Deployers to manage orm-stacks in HOME\","
                                + "\"allow group Deployers to manage orm-jobs in HOME\","
                                + "\"allow group Deployers to read orm-work-requests in HOME\","
                                + "\"allow group Deployers to manage virtual-network-family in HOME\"]}]")
                        .replace("HOME", HOME)
                        .replace("COMPARTMENT", COMPARTMENT));
    }

    @Test
    void publishedStatementsAreWrittenOnRequest() {
        write(PolicyScope.PUBLISHED, Optional.empty());

        assertThat(console.documents())
                .hasSize(18)
                .contains(
                        "define tenancy service_tenancy as " + TENANCY,
                        "allow group Deployers to manage cluster-family in " + HOME);
        assertThat(console.text()).doesNotContain("left out");
    }

    @Test
    void comparisonRefusesAFormatThatItDoesNotHave() {
        PoliciesRequest both = PoliciesRequest.of(inputs(address()), UserGroup.parse("Deployers"))
                .withForm(Optional.of(PolicyForm.JSON))
                .withCompare(true);

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> operator().policies(both))
                .withMessageStartingWith(
                        "featurestore.comparePolicies cannot be used with featurestore.format or featurestore.output");
    }

    private void write(PolicyScope scope, Optional<PolicyForm> form) {
        operator()
                .policies(PoliciesRequest.of(inputs(address()), UserGroup.parse("Deployers"))
                        .withScope(scope)
                        .withForm(form));
    }

    private void exists(String statement, String name) throws IOException {
        statements.add(
                "\"ocid1.policy.oc1..%s\": {\"name\": \"%s\", \"compartment_id\": \"%s\", \"statements\": [\"%s\"]}"
                        .formatted(name, name, name.equals("other") ? COMPARTMENT : TENANCY, statement));
        Files.writeString(
                folder.resolve("cloud/control.json"),
                "{\"exists\": {\"oci_identity_policy\": {" + statements.stream().collect(Collectors.joining(",\n"))
                        + "}}}");
    }

    private final List<String> statements = new ArrayList<>();

    private void compare(String group) {
        operator()
                .policies(PoliciesRequest.of(inputs(address()), UserGroup.parse(group))
                        .withCompare(true));
    }

    private FeatureStoreException failure(String group) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> compare(group))
                .actual();
    }
}
