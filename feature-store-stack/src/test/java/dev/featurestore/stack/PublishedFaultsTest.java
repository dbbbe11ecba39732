package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Faults of the stacks that were published for the feature store, which this stack must not have. */
class PublishedFaultsTest {

    /** Flannel carries all traffic between pods in packets of its own; Oracle's documentation allows all between nodes. */
    private static final List<String> BETWEEN_NODES = List.of("nodes_to_nodes", "nodes_from_nodes");

    private final Map<String, String> texts = StackSource.terraformFiles();

    @Test
    void pinsTerraformAndTheProvidersItNeeds() throws HclSyntaxException {
        List<Block> terraform = StackSource.module().blocks().stream()
                .filter(block -> block.type().equals("terraform"))
                .toList();
        assertThat(terraform).hasSize(1);
        assertThat(text(terraform.get(0), "required_version")).isEqualTo("\">= 1.5.0\"");
        Block providers = terraform.get(0).body().blocks("required_providers").get(0);
        assertThat(providers.body().attributes()).extracting(Argument::name).containsExactly("oci", "kubernetes");
        assertThat(providers.source()).contains("\"oracle/oci\"", "\">= 7.2.0, < 9.0.0\"");
        assertThat(providers.source()).contains("\"hashicorp/kubernetes\"", "\">= 2.30.0, < 3.0.0\"");
    }

    @Test
    void configuresNothingOfTheProviderButTheRegion() throws HclSyntaxException {
        for (Block block : StackSource.module().blocks()) {
            if (block.type().equals("provider") && !block.labels().equals(List.of("kubernetes"))) {
                assertThat(block.labels()).containsExactly("oci");
                assertThat(block.body().attributes()).extracting(Argument::name).isSubsetOf("alias", "region");
            }
        }
    }

    /** The token is that of the user who submits the job, and the certificate of the Kubernetes API is verified. */
    @Test
    void hasNoCredentialsOfTheClusterAndTrustsItsCertificateOnly() throws HclSyntaxException {
        Block provider = StackSource.module().blocks().stream()
                .filter(block ->
                        block.type().equals("provider") && block.labels().contains("kubernetes"))
                .findFirst()
                .orElseThrow();
        assertThat(provider.body().attributes())
                .extracting(Argument::name)
                .containsExactlyInAnyOrder("host", "tls_server_name", "cluster_ca_certificate");
        assertThat(provider.source()).contains("\"generate-token\"");
    }

    @Test
    void usesEveryLocal() throws HclSyntaxException {
        String all = String.join("\n", texts.values());
        for (String name : StackSource.module().locals().keySet()) {
            assertThat(all).as(name).containsPattern("\\blocal\\." + name + "\\b");
        }
    }

    @Test
    void picksNoDomainAndNoServiceByItsPlaceInAList() {
        refuses("availability_domains\\[\\d", "\\.services\\[\\d");
    }

    /** The provider returns nulls for what it cannot read, and Terraform then fails where they are used. */
    @Test
    void checksWhatEachDataSourceReads() throws HclSyntaxException {
        assertThat(StackSource.module().resources().stream().filter(resource -> resource.mode() == Resource.Mode.DATA))
                .isNotEmpty()
                .allSatisfy(data -> assertThat(data.block().body().blocks("lifecycle"))
                        .as(data.address())
                        .singleElement()
                        .satisfies(lifecycle -> assertThat(lifecycle.body().blocks("postcondition"))
                                .isNotEmpty()));
    }

    @Test
    void opensSinglePortsOnly() throws HclSyntaxException {
        for (Resource rule :
                ofType("oci_core_network_security_group_security_rule").toList()) {
            if (BETWEEN_NODES.contains(rule.name())) {
                assertThat(rule.block().source()).contains("_type", "\"NETWORK_SECURITY_GROUP\"");
                continue;
            }
            assertThat(text(rule.block(), "protocol")).as(rule.address()).isEqualTo("local.tcp");
            Block range = rule.block()
                    .body()
                    .blocks("tcp_options")
                    .get(0)
                    .body()
                    .blocks("destination_port_range")
                    .get(0);
            assertThat(Stream.of("min", "max").map(end -> text(range, end)))
                    .as(rule.address())
                    .allMatch(end -> end.equals("443")
                            || end.matches("local\\.\\w+_port")
                            || end.matches("local\\.(listener|node)_ports\\[.*]"));
        }
        for (Resource list : Stream.concat(ofType("oci_core_default_security_list"), ofType("oci_core_security_list"))
                .toList()) {
            assertThat(list.block().body().blocks("egress_security_rules"))
                    .as(list.address())
                    .isEmpty();
            assertThat(list.block().body().blocks("ingress_security_rules"))
                    .allSatisfy(rule -> assertThat(text(rule, "protocol")).isEqualTo("local.icmp"));
        }
    }

    @Test
    void leavesTheGatewayWhereItIsWanted() throws HclSyntaxException {
        assertThat(ofType("oci_apigateway_gateway"))
                .singleElement()
                .satisfies(gateway ->
                        assertThat(text(gateway.block(), "endpoint_type")).isEqualTo("upper(var.ingress)"));
    }

    @Test
    void passesAPasswordToAContainerOnRequestOnly() {
        assertThat(StackSource.read("database.tf"))
                .containsPattern(
                        "database_password = local\\.mysql_basic_auth \\? \\{\\s+MYSQL_AUTH_TYPE = \"BASIC\"\\s+MYSQL_PASSWORD");
        assertThat(String.join("\n", StackSource.terraformFiles().values())).containsOnlyOnce("MYSQL_PASSWORD");
        assertThat(StackSource.read("variables.tf")).contains("db_secret_source = optional(string, \"VAULT\")");
    }

    @Test
    void waitsForNothingByTheClockAndRunsNothingBesideTheProvider() {
        refuses("time_sleep", "null_resource", "provisioner", "local-exec", "\"random_", "\"external\"");
    }

    @Test
    void namesCompartmentsByTheirOcid() {
        assertThat(StackSource.read("iam.tf")).doesNotContainPattern("in compartment (?!id )");
    }

    @Test
    void matchesOnlyWhatIsInTheCompartment() {
        assertThat(Pattern.compile(" rule += .*")
                        .matcher(StackSource.read("iam.tf"))
                        .results()
                        .map(match -> match.group()))
                .hasSize(3)
                .allMatch(rule -> rule.contains("resource.compartment.id = '${var.compartment_ocid}'")
                        || rule.contains("instance.compartment.id = '${local.node_compartment_id}'"));
    }

    @Test
    void keepsAnAnswerOfTheAuthoriserForWhatWasSigned() {
        assertThat(StackSource.read("gateway.tf")).contains("cache_key = keys(local.authoriser_parameters)");
    }

    @Test
    void keepsNoFunctionWarmUnlessAskedTo() throws HclSyntaxException {
        assertThat(StackSource.module()
                        .variable("authoriser_provisioned_concurrency")
                        .orElseThrow()
                        .defaultValue()
                        .orElseThrow()
                        .source())
                .isEqualTo("0");
    }

    private void refuses(String... patterns) {
        for (String pattern : patterns) {
            texts.forEach((file, text) -> assertThat(text).as(file).doesNotContainPattern(pattern));
        }
    }

    private static Stream<Resource> ofType(String type) throws HclSyntaxException {
        return StackSource.module().resources().stream()
                .filter(resource -> resource.type().equals(type));
    }

    private static String text(Block block, String argument) {
        return block.body().attribute(argument).orElseThrow().value().source();
    }
}
