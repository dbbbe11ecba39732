package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Removes a rule, a permission or a tag: a Terraform test must fail. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class MutationTest {

    /** File and run that fail without a condition, for each condition of a resource or data source. */
    private static final Map<String, List<String>> RUNS_OF_CONDITIONS = Map.ofEntries(
            Map.entry(
                    "oci_container_instances_container_instance.api",
                    List.of("rules/image_of_a_color_of_another_region")),
            Map.entry("kubernetes_deployment_v1.api", List.of("rules/image_of_pods_of_another_region")),
            Map.entry("oci_containerengine_node_pool.this", List.of("rules/version_without_an_image_of_nodes")),
            Map.entry(
                    "data.oci_containerengine_cluster_option.all",
                    List.of("unreadable/unreadable_kubernetes_versions")),
            Map.entry("data.oci_containerengine_node_pool_option.all", List.of("unreadable/unreadable_node_images")),
            Map.entry("data.oci_containerengine_cluster_kube_config.this", List.of("unreadable/unreadable_kubeconfig")),
            Map.entry(
                    "data.oci_resourcemanager_private_endpoint_reachable_ip.cluster",
                    List.of("unreadable/unreachable_kubernetes_api")),
            Map.entry("oci_functions_function.authoriser", List.of("rules/function_of_another_region")),
            Map.entry(
                    "data.oci_core_vcn.existing",
                    List.of("unreadable/unreadable_vcn", "rules/cidr_block_outside_of_the_vcn")),
            Map.entry("data.oci_vault_secrets.own_mysql", List.of("rules/missing_secret")),
            Map.entry("data.oci_identity_region_subscriptions.tenancy", List.of("unreadable/unreadable_subscriptions")),
            Map.entry("data.oci_identity_regions.all", List.of("unreadable/unreadable_regions")),
            Map.entry(
                    "data.oci_identity_availability_domains.region",
                    List.of("unreadable/unreadable_availability_domains")),
            Map.entry("data.oci_core_services.oracle_services_network", List.of("unreadable/unreadable_services")),
            Map.entry("data.oci_objectstorage_namespace.tenancy", List.of("unreadable/unreadable_namespace")),
            Map.entry("data.oci_kms_vault.existing", List.of("unreadable/unreadable_vault")),
            Map.entry("data.oci_secrets_secretbundle.mysql_admin", List.of("unreadable/unreadable_secret")),
            Map.entry("data.oci_secrets_secretbundle.own_mysql", List.of("unreadable/unreadable_own_secret")),
            Map.entry("data.oci_identity_user.puller", List.of("unreadable/unreadable_user")));

    /** File and run that fail without a check; a file alone if its runs need each other. */
    private static final Map<String, List<String>> RUNS_OF_CHECKS = Map.of(
            "mysql_shape", List.of("mysql_shape"),
            "authoriser", List.of("ingress", "none"),
            "route_to_existing_database", List.of("database", "existing_database_with_a_new_vcn"),
            "password_in_the_environment", List.of("database", "password_in_the_environment"),
            "ssh", List.of("compute", "ssh_key"),
            "image_of_pods", List.of("oke", "without_a_token"),
            "kubernetes_version", List.of("oke", "version_that_is_not_offered"));

    @TempDir
    Path folder;

    /** Removes the n-th validation of every variable at once; each must be reported. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noticesEachMissingValidation(int number) throws IOException, InterruptedException, HclSyntaxException {
        TerraformTests tests = new TerraformTests(folder);
        List<Variable> changed = StackSource.module().variables().stream()
                .filter(variable -> validations(variable).size() >= number)
                .toList();
        for (Variable variable : changed) {
            tests.change("variables.tf", validations(variable).get(number - 1).source(), "");
        }
        tests.add("validations", "validation_" + number);
        List<TerraformTests.Failure> failures = tests.run().failures();
        assertThat(changed)
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(failures)
                        .extracting(TerraformTests.Failure::words)
                        .anyMatch(words ->
                                words.contains("var." + variable.name() + ", was expected to report an error")));
    }

    @ParameterizedTest
    @MethodSource("preconditionsOfTheInputs")
    void noticesAMissingPreconditionOfTheInputs(int number)
            throws IOException, InterruptedException, HclSyntaxException {
        TerraformTests tests = new TerraformTests(folder);
        tests.change("rules.tf", preconditions().get(number).source(), "");
        tests.add("rules", TerraformTests.runs("rules").get(number));
        assertNoticed(tests, "terraform_data.inputs, was expected to report an error");
    }

    @ParameterizedTest
    @MethodSource("otherConditions")
    void noticesAMissingConditionOf(String address) throws IOException, InterruptedException, HclSyntaxException {
        Resource resource = resource(address);
        List<Block> conditions = conditions(resource).toList();
        List<String> runs = RUNS_OF_CONDITIONS.getOrDefault(address, List.of());
        assertThat(runs).as("runs of " + address).hasSameSizeAs(conditions);
        for (int number = 0; number < runs.size(); number++) {
            String[] run = runs.get(number).split("/", 2);
            TerraformTests tests = new TerraformTests(folder.resolve(run[1]));
            tests.change(file(resource), conditions.get(number).source(), "");
            tests.add(run[0], run[1]);
            assertNoticed(tests, address + ", was expected to report an error");
        }
    }

    @ParameterizedTest
    @MethodSource("checks")
    void noticesAMissingCheckOf(String name) throws IOException, InterruptedException, HclSyntaxException {
        TerraformTests tests = new TerraformTests(folder);
        Block check = StackSource.module().blocks().stream()
                .filter(block -> block.type().equals("check") && block.labels().contains(name))
                .findFirst()
                .orElseThrow();
        String source = check.source();
        tests.change("rules.tf", source, source.replaceFirst("condition +=.*", "condition = var.region != \"\""));
        List<String> run = RUNS_OF_CHECKS.getOrDefault(name, List.of("rules", "no run for " + name));
        String noticed = "check." + name + ", was expected to report an error";
        if (run.size() == 1) {
            tests.add(run.get(0));
            assertThat(words(tests.run())).anyMatch(text -> text.contains(noticed));
        } else {
            tests.add(run.get(0), run.get(1));
            assertNoticed(tests, noticed);
        }
    }

    @ParameterizedTest
    @MethodSource("connections")
    void noticesAMissingConnection(String rule) throws IOException, InterruptedException, HclSyntaxException {
        TerraformTests tests = new TerraformTests(folder);
        takeAway(tests, resource("oci_core_network_security_group_security_rule." + rule));
        tests.add("connections", TerraformTests.runThatContains("connections", "\"" + rule + "\""));
        assertNoticed(tests, rule);
    }

    @ParameterizedTest
    @MethodSource("rights")
    void noticesAMissingRight(String address) throws IOException, InterruptedException, HclSyntaxException {
        TerraformTests tests = new TerraformTests(folder);
        takeAway(tests, resource(address));
        String file = address.matches("oci_identity_(group|user_group_membership)\\..*") ? "conventions" : "iam";
        tests.add(file, TerraformTests.runThatContains(file, "\"" + address + ": "));
        assertNoticed(tests, address);
    }

    /** Removes the tags of all resources at once; each resource has an assertion of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"freeform_tags", "defined_tags"})
    void noticesEachMissingTag(String tags) throws IOException, InterruptedException, HclSyntaxException {
        TerraformTests tests = new TerraformTests(folder);
        List<Resource> tagged = StackSource.module().resources().stream()
                .filter(resource -> resource.block().body().attribute(tags).isPresent())
                .toList();
        for (Resource resource : tagged) {
            String source = resource.block().source();
            tests.change(file(resource), source, source.replaceFirst("(?m)^  " + tags + " +=.*\\R", ""));
        }
        tests.add("tags");
        List<TerraformTests.Failure> failures = tests.run().failures();
        assertThat(failures)
                .extracting(TerraformTests.Failure::words)
                .containsAll(tagged.stream().map(Resource::address).toList());
    }

    static IntStream preconditionsOfTheInputs() throws HclSyntaxException {
        return IntStream.range(0, preconditions().size());
    }

    static List<String> otherConditions() throws HclSyntaxException {
        return StackSource.module().resources().stream()
                .filter(resource -> conditions(resource).findAny().isPresent())
                .map(Resource::address)
                // The number of routes is not an input: see RoutesTest.
                .filter(address -> !List.of("terraform_data.inputs", "oci_apigateway_deployment.this")
                        .contains(address))
                .toList();
    }

    static List<String> checks() throws HclSyntaxException {
        return StackSource.module().blocks().stream()
                .filter(block -> block.type().equals("check"))
                .map(block -> block.labels().get(0))
                .toList();
    }

    static List<String> connections() throws HclSyntaxException {
        return StackSource.module().resources().stream()
                .filter(resource -> resource.type().equals("oci_core_network_security_group_security_rule"))
                .map(Resource::name)
                .toList();
    }

    static List<String> rights() throws HclSyntaxException {
        return StackSource.module().resources().stream()
                .filter(resource ->
                        resource.type().matches("oci_identity_(policy|dynamic_group|group|user_group_membership)"))
                .filter(resource -> resource.mode() == Resource.Mode.MANAGED)
                .map(Resource::address)
                .toList();
    }

    private static void assertNoticed(TerraformTests tests, String words) throws IOException, InterruptedException {
        TerraformTests.Outcome outcome = tests.run();
        assertThat(outcome.passed()).isZero();
        assertThat(words(outcome)).anyMatch(text -> text.contains(words));
    }

    private static List<String> words(TerraformTests.Outcome outcome) {
        return outcome.failures().stream()
                .map(failure -> failure.words().replaceAll("\\s+", " "))
                .toList();
    }

    /** Keeps the block, because others depend on it, but creates no instance of it. */
    private static void takeAway(TerraformTests tests, Resource resource) {
        String source = resource.block().source();
        Matcher repetition = Pattern.compile("(?m)^  (count|for_each) +=.*").matcher(source);
        String changed = repetition.find()
                ? repetition.replaceFirst(repetition.group(1).equals("count") ? "  count = 0" : "  for_each = {}")
                : source.replaceFirst("\\{", "{\n  count = 0\n");
        tests.change(file(resource), source, changed);
    }

    private static List<Block> validations(Variable variable) {
        return variable.block().body().blocks("validation");
    }

    private static List<Block> preconditions() throws HclSyntaxException {
        return conditions(resource("terraform_data.inputs")).toList();
    }

    private static Stream<Block> conditions(Resource resource) {
        return resource.block().body().blocks("lifecycle").stream()
                .flatMap(lifecycle -> Stream.concat(
                        lifecycle.body().blocks("precondition").stream(),
                        lifecycle.body().blocks("postcondition").stream()));
    }

    private static Resource resource(String address) throws HclSyntaxException {
        return StackSource.module().resources().stream()
                .filter(resource -> resource.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String file(Resource resource) {
        return resource.block().position().file();
    }
}
