package dev.featurestore.provider.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.provider.Planned;
import dev.featurestore.provider.TestTenancy;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRulesTest {

    private static final String IN_USE = "You must remove the reference to proceed with this operation.";

    private final TestTenancy tenancy = new TestTenancy();

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/24, it is not within the CIDR of the VCN 10.0.0.0/16",
        "10.0.1.128/25, with CIDR 10.0.1.0/24 overlaps with this CIDR.",
        "10.0.0.0/20, with CIDR 10.0.1.0/24 overlaps with this CIDR.",
        "10.0.5.1/24, CIDR IP 10.0.5.1 does not match network IP 10.0.5.0.",
        "10.0.6.0/31, must be between /16 and /30",
        "10.0.300.0/24, The requested CIDR 10.0.300.0/24 is invalid.",
    })
    void refusesASubnetThatDoesNotFit(String cidr, String reason) throws Exception {
        Attributes vcn = tenancy.vcn();
        tenancy.subnet(vcn, "10.0.1.0/24");

        assertThatThrownBy(() -> tenancy.subnet(vcn, cidr))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("400-InvalidParameter, The requested CIDR " + cidr)
                .hasMessageContaining(reason);
        assertThat(tenancy.store.all("oci_core_subnet")).hasSize(1);
    }

    @Test
    void acceptsTheSameSubnetInAnotherVcnAndOneInAVcnThatItDoesNotKnow() throws Exception {
        tenancy.subnet(tenancy.vcn(), "10.0.1.0/24");

        tenancy.subnet(tenancy.vcn(), "10.0.1.0/24");
        tenancy.subnet(elsewhere(), "172.16.0.0/24");

        assertThat(tenancy.store.all("oci_core_subnet")).hasSize(3);
    }

    @Test
    void changesASubnetThatOverlapsWithItself() throws Exception {
        Attributes subnet = tenancy.subnet(tenancy.vcn(), "10.0.1.0/24");
        Value.Structure prior = (Value.Structure) subnet.root();
        Value.Structure planned = Planned.with(prior, "display_name", new Value.Text("other"));

        assertThat(tenancy.services.update(TestTenancy.resource("oci_core_subnet"), prior, planned))
                .isEqualTo(planned);
    }

    @Test
    void givesEachAddressOfASubnetOnceAndNoneOfOcis() throws Exception {
        Attributes subnet = tenancy.subnet(tenancy.vcn(), "10.0.1.0/28");
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < 13; i++) {
            addresses.add(instance(subnet).text("vnics.0.private_ip").orElseThrow());
        }

        assertThat(addresses)
                .hasSize(13)
                .allMatch(address -> address.startsWith("10.0.1."))
                .doesNotContain("10.0.1.0", "10.0.1.1", "10.0.1.15");
        assertThatThrownBy(() -> instance(subnet)).hasMessageContaining("does not have any available IP addresses");
    }

    @Test
    void givesEachAddressOnceToThoseWhoAskTogether() throws Exception {
        Attributes subnet = tenancy.subnet(tenancy.vcn(), "10.0.1.0/24");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Set<String> addresses = new HashSet<>();
            for (Future<Attributes> made :
                    threads.invokeAll(Collections.nCopies(40, (Callable<Attributes>) () -> instance(subnet)))) {
                addresses.add(made.get().text("vnics.0.private_ip").orElseThrow());
            }
            assertThat(addresses).hasSize(40);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givesAddressesToEverythingThatLiesInASubnet() throws Exception {
        Attributes subnet = tenancy.subnet(tenancy.vcn(), "10.0.2.0/24");
        Map<String, Object> settings = new HashMap<>(database("Passw0rd#1", false));
        settings.put("subnet_id", id(subnet));
        settings.put("hostname_label", "db");
        Attributes database = tenancy.create("oci_mysql_mysql_db_system", settings);
        Attributes balancer = tenancy.create(
                "oci_network_load_balancer_network_load_balancer",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "display_name",
                        "n",
                        "subnet_id",
                        id(subnet),
                        "is_private",
                        true));

        assertThat(database.text("ip_address").orElseThrow()).startsWith("10.0.2.");
        assertThat(database.text("endpoints.0.ip_address")).isEqualTo(database.text("ip_address"));
        assertThat(database.text("endpoints.0.hostname")).contains("db.api.fs.oraclevcn.com");
        assertThat(database.text("endpoints.0.port")).contains("3306");
        assertThat(database.text("port_x")).contains("33060");
        assertThat(balancer.text("ip_addresses.0.ip_address").orElseThrow())
                .startsWith("10.0.2.")
                .isNotEqualTo(database.text("ip_address").orElseThrow());
    }

    @Test
    void deletesNoNetworkThatIsInUse() throws Exception {
        Attributes vcn = tenancy.vcn();
        Attributes subnet = tenancy.subnet(vcn, "10.0.1.0/24");
        Attributes instance = instance(subnet);

        assertThatThrownBy(() -> tenancy.delete("oci_core_vcn", vcn))
                .hasMessageStartingWith(
                        "409-Conflict, The Vcn " + id(vcn) + " references the Subnet " + id(subnet) + ". " + IN_USE);
        assertThatThrownBy(() -> tenancy.delete("oci_core_subnet", subnet))
                .hasMessageStartingWith("409-Conflict, The Subnet " + id(subnet) + " references the VNIC "
                        + instance.text("vnics.0.vnic_id").orElseThrow() + ". " + IN_USE);

        tenancy.delete("oci_container_instances_container_instance", instance);
        tenancy.delete("oci_core_subnet", subnet);
        tenancy.delete("oci_core_vcn", vcn);
        assertThat(tenancy.store.all("oci_core_vcn")).isEmpty();
    }

    @Test
    void deletesNoGatewayThatARouteNames() throws Exception {
        Attributes vcn = tenancy.vcn();
        Map<String, ?> inVcn = Map.of("compartment_id", TestTenancy.COMPARTMENT, "vcn_id", id(vcn));
        Attributes gateway = tenancy.create("oci_core_internet_gateway", inVcn);
        Map<String, Object> routes = new HashMap<>(inVcn);
        routes.put("route_rules", List.of(Map.of("network_entity_id", id(gateway), "destination", "0.0.0.0/0")));
        Attributes table = tenancy.create("oci_core_route_table", routes);

        assertThatThrownBy(() -> tenancy.delete("oci_core_internet_gateway", gateway))
                .hasMessageStartingWith("409-Conflict")
                .hasMessageContaining(id(table));
        assertThatThrownBy(() -> tenancy.delete("oci_core_vcn", vcn))
                .hasMessageStartingWith(
                        "409-IncorrectState, " + id(vcn) + " is associated with Gateway that is in use");
    }

    @ParameterizedTest
    @CsvSource({
        "oci_identity_policy, 409-PolicyAlreadyExists",
        "oci_identity_dynamic_group, 409-IdcsConversionError",
        "oci_objectstorage_bucket, 409-BucketAlreadyExists",
    })
    void makesNoSecondOfOneName(String type, String code) throws Exception {
        Map<String, ?> settings =
                Map.of("compartment_id", TestTenancy.COMPARTMENT, "name", "once", "namespace", "examplenamespace");
        tenancy.create(type, settings);

        assertThatThrownBy(() -> tenancy.create(type, settings))
                .hasMessageStartingWith(code)
                .hasMessageContaining("The resource is in a conflicted state.");
    }

    @Test
    void keepsTheNameOfADeletedSecretInItsVaultForThirtyDays() throws Exception {
        Map<String, String> settings = Map.of(
                "compartment_id", TestTenancy.COMPARTMENT,
                "vault_id", "ocid1.vault.oc1.iad.a",
                "key_id", "ocid1.key.oc1.iad.a",
                "secret_name", "mysql");
        Attributes secret = tenancy.create("oci_vault_secret", settings);
        String refusal = "400-InvalidParameter, name already exists\nSuggestion: Please update the parameter(s)";
        assertThatThrownBy(() -> tenancy.create("oci_vault_secret", settings)).hasMessageStartingWith(refusal);

        tenancy.delete("oci_vault_secret", secret);

        assertThatThrownBy(() -> tenancy.create("oci_vault_secret", settings)).hasMessageStartingWith(refusal);
        Map<String, String> elsewhere = new HashMap<>(settings);
        elsewhere.put("vault_id", "ocid1.vault.oc1.iad.b");
        tenancy.create("oci_vault_secret", elsewhere);
        assertThatThrownBy(() -> tenancy.after(Duration.ofDays(29)).create("oci_vault_secret", settings))
                .hasMessageStartingWith(refusal);
        tenancy.after(Duration.ofDays(31)).create("oci_vault_secret", settings);
    }

    @Test
    void deletesNoBucketWithObjects() throws Exception {
        Attributes bucket = tenancy.create(
                "oci_objectstorage_bucket",
                Map.of("compartment_id", TestTenancy.COMPARTMENT, "name", "data", "namespace", "examplenamespace"));
        tenancy.create(
                "oci_objectstorage_object", Map.of("bucket", "data", "namespace", "examplenamespace", "object", "o"));

        assertThatThrownBy(() -> tenancy.delete("oci_objectstorage_bucket", bucket))
                .hasMessageStartingWith("409-BucketNotEmpty, Bucket named 'data' is not empty.");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            oci_core_network_security_group_security_rule, none,                   source
            oci_core_network_security_group_security_rule, none,                   destination
            oci_core_security_list,                        ingress_security_rules, source
            oci_core_security_list,                        egress_security_rules,  destination
            oci_core_route_table,                          route_rules,            destination
            """)
    void refusesHostBitsInTheCidrOfARule(String type, @Nullable String rules, String end) throws Exception {
        tenancy.create(type, rule(rules, end, "10.1.0.0/16", "CIDR_BLOCK"));
        tenancy.create(type, rule(rules, end, "2001:db8::/32", "CIDR_BLOCK"));
        tenancy.create(type, rule(rules, end, "all-iad-services-in-oracle-services-network", "SERVICE_CIDR_BLOCK"));

        assertThatThrownBy(() -> tenancy.create(type, rule(rules, end, "10.1.2.3/16", "CIDR_BLOCK")))
                .hasMessageStartingWith("400-InvalidParameter, The CIDR 10.1.2.3/16 of a rule is invalid: it does not"
                        + " match network IP 10.1.0.0.");
    }

    private static Map<String, ?> rule(@Nullable String rules, String end, String block, String blockType) {
        Map<String, ?> rule = Map.of(end, block, end + "_type", blockType, "protocol", "6");
        Map<String, Object> resource = new HashMap<>(rules == null ? rule : Map.of(rules, List.of(rule)));
        resource.put("compartment_id", TestTenancy.COMPARTMENT);
        resource.put("vcn_id", "elsewhere");
        return resource;
    }

    @ParameterizedTest
    @CsvSource({
        "CI.Standard.E4.Flex, 32, 16, 'memoryInGBs is 16, but CI.Standard.E4.Flex with 32 OCPUs has 32 to 1024.'",
        "CI.Standard.E4.Flex, 1, 65, with 1 OCPUs has 1 to 64.",
        "CI.Standard.E3.Flex, 64, 1025, with 64 OCPUs has 64 to 1024.",
        "CI.Standard.A1.Flex, 16, 500, with 16 OCPUs has 16 to 488.",
        "CI.Standard.E4.Flex, 65, 100, shapeConfig.ocpus is 65",
        "CI.Standard.E4.Flex, 0.5, 1, shapeConfig.ocpus is 0.5",
    })
    void refusesAContainerInstanceOfASizeThatItsShapeDoesNotHave(
            String shape, String ocpus, String memory, String reason) {
        assertThatThrownBy(() -> sized(shape, ocpus, memory))
                .hasMessageStartingWith("400-InvalidParameter, shapeConfig.")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "CI.Standard.E4.Flex, 1, 1",
        "CI.Standard.E4.Flex, 16, 1024",
        "CI.Standard.A1.Flex, 76, 488",
        "CI.Standard.E9.Flex, 200, 1"
    })
    void createsAContainerInstanceOfASizeThatItsShapeHas(String shape, String ocpus, String memory) throws Exception {
        sized(shape, ocpus, memory);

        assertThat(tenancy.store.all("oci_container_instances_container_instance"))
                .hasSize(1);
    }

    private void sized(String shape, String ocpus, String memory) throws Exception {
        tenancy.create(
                "oci_container_instances_container_instance",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "availability_domain",
                        "ad",
                        "shape",
                        shape,
                        "shape_config",
                        List.of(Map.of("ocpus", new BigDecimal(ocpus), "memory_in_gbs", new BigDecimal(memory))),
                        "containers",
                        List.of(Map.of("image_url", "image"))));
    }

    @Test
    void deploysAtMostFiftyRoutes() throws Exception {
        Map<String, ?> route = Map.of("path", "/a", "methods", List.of("GET"));

        tenancy.create("oci_apigateway_deployment", deployment(Collections.nCopies(50, route)));

        assertThatThrownBy(
                        () -> tenancy.create("oci_apigateway_deployment", deployment(Collections.nCopies(51, route))))
                .hasMessageStartingWith("400-InvalidParameter")
                .hasMessageContaining("51 routes");
    }

    @Test
    void deletesNoDatabaseThatIsProtected() throws Exception {
        Attributes database = tenancy.create("oci_mysql_mysql_db_system", database("Passw0rd#1", true));

        assertThatThrownBy(() -> tenancy.delete("oci_mysql_mysql_db_system", database))
                .hasMessageStartingWith("409-IncorrectState")
                .hasMessageContaining("delete protected");
        assertThat(tenancy.store.find(id(database))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh#1A", "Password1", "password#1", "PASSWORD#1", "Password#"})
    void wantsADatabasesPasswordStrong(String password) throws Exception {
        assertThatThrownBy(() -> tenancy.create("oci_mysql_mysql_db_system", database(password, false)))
                .hasMessageStartingWith("400-InvalidParameter, adminPassword must be between 8 and 32 characters");
    }

    private static Map<String, Object> database(String password, boolean isProtected) {
        return Map.of(
                "compartment_id",
                TestTenancy.COMPARTMENT,
                "availability_domain",
                "ad",
                "shape_name",
                "MySQL.2",
                "subnet_id",
                "elsewhere",
                "admin_password",
                password,
                "deletion_policy",
                List.of(Map.of("is_delete_protected", isProtected)));
    }

    private static Map<String, ?> deployment(List<?> routes) {
        return Map.of(
                "compartment_id",
                TestTenancy.COMPARTMENT,
                "gateway_id",
                "elsewhere",
                "path_prefix",
                "/p",
                "specification",
                List.of(Map.of("routes", routes)));
    }

    private Attributes instance(Attributes subnet) throws Exception {
        return tenancy.create(
                "oci_container_instances_container_instance",
                Map.of(
                        "compartment_id",
                        TestTenancy.COMPARTMENT,
                        "availability_domain",
                        "ad",
                        "shape",
                        "CI.Standard.E4.Flex",
                        "vnics",
                        List.of(Map.of("subnet_id", id(subnet))),
                        "containers",
                        List.of(Map.of("image_url", "image"))));
    }

    private static Attributes elsewhere() {
        return new Attributes(Planned.value(Map.of("id", "ocid1.vcn.oc1.iad.elsewhere")));
    }

    private static String id(Attributes resource) {
        return resource.text("id").orElseThrow();
    }
}
