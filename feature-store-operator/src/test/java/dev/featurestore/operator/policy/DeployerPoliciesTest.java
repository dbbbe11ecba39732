package dev.featurestore.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Argument;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeployerPoliciesTest {

    private static final String TENANCY = "ocid1.tenancy.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";
    private static final String HOME =
            "compartment id ocid1.compartment.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";

    private final DeployerPolicies policies = policies("default", "Deployers", PolicyScope.PUBLISHED);

    @Test
    void hasAllSeventeenPublishedStatements() {
        Stream<String> managed = Stream.of(
                        "orm-stacks",
                        "orm-jobs",
                        "object-family",
                        "users",
                        "instance-family",
                        "tag-namespaces",
                        "groups",
                        "policies",
                        "dynamic-groups",
                        "virtual-network-family",
                        "functions-family",
                        "cluster-family",
                        "mysql-family",
                        "api-gateway-family")
                .map(resource -> "allow group Deployers to manage " + resource + " in " + HOME);
        assertThat(all())
                .containsAll(managed.toList())
                .contains("define tenancy service_tenancy as " + TENANCY)
                .contains("endorse group Deployers to read repos in tenancy service_tenancy")
                .contains("allow group Deployers to inspect compartments in " + HOME);
    }

    @Test
    void addsWhatTheConfigurationNeedsAndNothingTwice() {
        assertThat(policies.sections().get(1).statements())
                .contains(
                        "allow group Deployers to manage vaults in " + HOME,
                        "allow group Deployers to manage network-load-balancers in " + HOME,
                        "allow group Deployers to manage dynamic-groups in tenancy")
                .noneMatch(statement -> statement.contains("ons-subscriptions"));
        assertThat(all()).doesNotHaveDuplicates();
        assertThat(policies.documents())
                .flatExtracting(PolicyDocument::statements)
                .containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void whatHoldsInTheTenancyIsAPolicyOfTheTenancy() {
        List<PolicyDocument> documents = policies.documents();
        assertThat(documents).extracting(PolicyDocument::compartmentId).startsWith(TENANCY);
        assertThat(documents.get(0).statements())
                .startsWith("define tenancy service_tenancy as " + TENANCY)
                .noneMatch(statement -> statement.contains("compartment id"));
        assertThat(documents.get(1).statements()).allMatch(statement -> statement.endsWith(" in " + HOME));
    }

    @Test
    void commandIsReadByAShell() throws Exception {
        Process shell = new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
        shell.outputWriter()
                .append("oci() { for a in \"$@\"; do printf '%s\\n' \"$a\"; done; }\n")
                .append(String.join(
                        "\n",
                        PolicyForm.CLI.lines(policies("customer-key", "Data/O Team", PolicyScope.PUBLISHED)
                                .documents())))
                .append('\n')
                .close();
        List<String> words = shell.inputReader().lines().toList();

        assertThat(words)
                .contains("create", "--compartment-id", TENANCY, "feature-store-deployers-tenancy")
                .anySatisfy(word -> assertThat(word)
                        .startsWith("[\"define tenancy service_tenancy")
                        .doesNotContain("'\\''"))
                .anySatisfy(
                        word -> assertThat(word)
                                .contains(
                                        "\"allow group 'Data'/'O Team' to use key-delegate in tenancy where target.key.id = '"));
    }

    @Test
    void terraformIsWellFormed() throws Exception {
        List<String> lines = PolicyForm.TERRAFORM.lines(policies.documents());
        TerraformModule module = TerraformModule.parse(Map.of("policies.tf", String.join("\n", lines) + "\n"));
        assertThat(module.resources())
                .extracting(resource -> resource.address())
                .containsExactly(
                        "oci_identity_policy.feature_store_deployers_tenancy",
                        "oci_identity_policy.feature_store_deployers");
        assertThat(module.resources().get(1).block().body().attribute("statements"))
                .map(Argument::value)
                .flatMap(value -> value.literal())
                .contains(policies.documents().get(1).statements());
    }

    private List<String> all() {
        return policies.sections().stream()
                .flatMap(section -> section.statements().stream())
                .toList();
    }

    @Test
    void neededAreTheRightsOfTheConfigurationAndNothingElse() {
        DeployerPolicies needed = policies("default", "Deployers", PolicyScope.NEEDED);

        List<String> rights = needed.needs().grants().stream()
                .map(grant -> grant.statement(needed.group()))
                .toList();
        assertThat(needed.sections())
                .containsExactly(new DeployerPolicies.Section("Needed by this configuration:", rights));
        assertThat(needed.documents())
                .flatExtracting(PolicyDocument::statements)
                .containsExactlyInAnyOrderElementsOf(rights)
                .noneMatch(statement -> statement.contains("service_tenancy")
                        || statement.contains("instance-family")
                        || statement.contains("cluster-family"));
        assertThat(needed.leftOut()).isPositive();
        assertThat(policies.leftOut()).isZero();
    }

    private static DeployerPolicies policies(String example, String group, PolicyScope which) {
        Deployable deployable = NeedsTest.deployable(example);
        return new DeployerPolicies(deployable.config(), TENANCY, UserGroup.parse(group), Needs.of(deployable), which);
    }
}
