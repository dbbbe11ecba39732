package dev.featurestore.operator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.summary.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected amounts are calculated by hand: price × quantity × 744 hours, or price × quantity of a month. */
class PlannedCostTest {

    private final List<String> resources = new ArrayList<>();

    private PlannedCostTest resource(String address, String actions, String before, String after, String more) {
        resources.add("""
                {"address": "%s", "type": "%s", "mode": "managed",
                 "change": {"actions": [%s], "before": %s, "after": %s %s}}
                """.formatted(address, address.substring(0, address.indexOf('.')), actions, before, after, more));
        return this;
    }

    private PlannedCostTest created(String address, String after) {
        return resource(address, "\"create\"", "null", after, "");
    }

    private Fields cost() {
        String plan = "{\"format_version\": \"1.2\", \"resource_changes\": [" + String.join(",", resources) + "]}";
        return new Fields(PlannedCost.of(
                        plan.getBytes(StandardCharsets.UTF_8), text -> text.replace("hunter2", "(sensitive value)"))
                .fields());
    }

    private static List<String> unpriced(Fields cost) {
        return cost.list("withoutPrice").stream()
                .map(resource -> resource.required("address") + ": " + String.join("; ", resource.texts("why")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 1 × 0.025 × 744 = 18.60; 16 × 0.0015 × 744 = 17.856
                "oci_container_instances_container_instance | {'shape': 'CI.Standard.E4.Flex', 'shape_config': [{'ocpus': 1, 'memory_in_gbs': 16}]} | 36.46",
                // 2 × 0.03 × 744 = 44.64; 24 × 0.002 × 744 = 35.712; 100 × 0.0255 = 2.55; 100 × 20 × 0.0017 = 3.40
                "oci_core_instance | {'shape': 'VM.Standard.E5.Flex', 'shape_config': [{'ocpus': 2, 'memory_in_gbs': 24}], 'source_details': [{'boot_volume_size_in_gbs': '100', 'boot_volume_vpus_per_gb': '20'}]} | 86.30",
                // 8 × 0.0638 × 744 = 379.7376; 50 × 0.0255 = 1.275; 50 × 10 × 0.0017 = 0.85
                "oci_core_instance | {'shape': 'VM.Standard2.8', 'source_details': [{'boot_volume_size_in_gbs': '50'}]} | 381.86",
                // 2 × 0.0366 × 744 = 54.4608; 50 × 0.04 = 2
                "oci_mysql_mysql_db_system | {'shape_name': 'MySQL.2', 'data_storage_size_in_gb': 50, 'is_highly_available': false} | 56.46",
                // 3 × (8 × 0.0366 × 744 + 200 × 0.04) = 3 × (217.8432 + 8) = 677.5296
                "oci_mysql_mysql_db_system | {'shape_name': 'MySQL.8', 'data_storage_size_in_gb': 200, 'is_highly_available': true} | 677.53",
                // 0.1 × 744
                "oci_containerengine_cluster | {'type': 'ENHANCED_CLUSTER'} | 74.40",
                // 3 × (2 × 0.025 × 744 + 32 × 0.0015 × 744) = 3 × (37.2 + 35.712) = 218.736
                "oci_containerengine_node_pool | {'node_shape': 'VM.Standard.E4.Flex', 'node_shape_config': [{'ocpus': 2, 'memory_in_gbs': 32}], 'node_config_details': [{'size': 3}]} | 218.74",
                // the same with boot volumes: 3 × 100 × (0.0255 + 10 × 0.0017) = 12.75
                "oci_containerengine_node_pool | {'node_shape': 'VM.Standard.E4.Flex', 'node_shape_config': [{'ocpus': 2, 'memory_in_gbs': 32}], 'node_config_details': [{'size': 3}], 'node_source_details': [{'boot_volume_size_in_gbs': '100'}]} | 231.49",
                // 0.0113 × 744 = 8.4072; 100 × 0.0001 × 744 = 7.44
                "oci_load_balancer_load_balancer | {'shape': 'flexible', 'shape_details': [{'minimum_bandwidth_in_mbps': 100}]} | 15.85",
                // 1024 × 0.0255 = 26.112; 1024 × 10 × 0.0017 = 17.408
                "oci_core_volume | {'size_in_gbs': '1024'} | 43.52",
                // 3.724 × 744
                "oci_kms_vault | {'vault_type': 'VIRTUAL_PRIVATE'} | 2770.66",
            })
    void monthIsPriceTimesQuantity(String type, String values, String expected) {
        assertThat(created(type + ".x", values.replace('\'', '"')).cost().required("monthly"))
                .isEqualTo(expected);
    }

    @Test
    void resourcesByUsageAndFreeOnesAreNotInTheSum() {
        Fields cost = created("oci_apigateway_gateway.x", "{}")
                .created("oci_apigateway_deployment.x", "{}")
                .created("oci_core_vcn.x", "{}")
                .created("oci_kms_vault.x", "{\"vault_type\": \"DEFAULT\"}")
                .created("oci_network_load_balancer_listener.x", "{}")
                .created("terraform_data.x", "{}")
                .cost();

        assertThat(cost.required("monthly")).isEqualTo("0.00");
        assertThat(cost.required("free")).isEqualTo("5");
        assertThat(cost.list("byUsage"))
                .singleElement()
                .satisfies(gateway -> assertThat(
                                CostWords.price(gateway.list("items").get(0)))
                        .isEqualTo("3 per 1,000,000 calls"));
        assertThat(new CostWords(cost).line())
                .isEqualTo("Cost: about USD 0 a month at list prices of 2026-08-06 (1 resource by usage)");
    }

    @Test
    void whatHasNoPriceIsNamedWithTheReason() {
        Fields cost = created("oci_core_nat_gateway.x", "{}")
                .created(
                        "oci_core_instance.gpu",
                        "{\"shape\": \"VM.GPU.A10.1\", \"source_details\": [{\"boot_volume_size_in_gbs\": \"50\"}]}")
                .created("oci_kms_vault.x", "{\"vault_type\": \"EXTERNAL\"}")
                .created("oci_core_volume.x", "{\"size_in_gbs\": \"large\"}")
                .created("oci_functions_function.x", "{\"provisioned_concurrency_config\": [{\"count\": 40}]}")
                .created("oci_core_volume.hunter2", "{}")
                .cost();

        assertThat(unpriced(cost))
                .containsExactly(
                        "oci_core_nat_gateway.x: no list price known",
                        "oci_core_instance.gpu: no list price known for the shape VM.GPU.A10.1",
                        "oci_kms_vault.x: no list price known for vault_type EXTERNAL",
                        "oci_core_volume.x: size_in_gbs is not an amount",
                        "oci_functions_function.x: no list price known for provisioned concurrency",
                        "oci_core_volume.(sensitive value): size_in_gbs is not set");
    }

    @Test
    void valuesThatThePlanDoesNotHaveOrHidesAreNamed() {
        Fields cost = resource(
                        "oci_mysql_mysql_db_system.x",
                        "\"create\"",
                        "null",
                        "{\"shape_name\": \"MySQL.2\"}",
                        ", \"after_unknown\": {\"data_storage_size_in_gb\": true}")
                .resource(
                        "oci_core_instance.x",
                        "\"create\"",
                        "null",
                        "{\"shape\": \"VM.Standard.E4.Flex\", \"shape_config\": [{\"ocpus\": 7, \"memory_in_gbs\": 16}]}",
                        ", \"after_unknown\": {\"source_details\": true},"
                                + " \"after_sensitive\": {\"shape_config\": [{\"ocpus\": true}]}")
                .resource("oci_kms_vault.x", "\"create\"", "null", "{}", ", \"after_unknown\": {\"vault_type\": true}")
                .resource(
                        "oci_functions_function.x",
                        "\"create\"",
                        "null",
                        "{}",
                        ", \"after_unknown\": {\"provisioned_concurrency_config\": true}")
                .cost();

        // 2 × 0.0366 × 744 = 54.4608; 16 × 0.0015 × 744 = 17.856
        assertThat(cost.required("monthly")).isEqualTo("72.32");
        assertThat(unpriced(cost))
                .containsExactly(
                        "oci_mysql_mysql_db_system.x: data_storage_size_in_gb is known after the apply",
                        "oci_core_instance.x: shape_config[0].ocpus is sensitive;"
                                + " source_details[0].boot_volume_size_in_gbs is known after the apply",
                        "oci_kms_vault.x: vault_type is known after the apply");
        assertThat(cost.json().toString()).doesNotContain("quantity=7");
    }

    @Test
    void changeHasTheCostBeforeAndAfter() {
        Fields cost = resource(
                        "oci_core_volume.grows",
                        "\"update\"",
                        "{\"size_in_gbs\": \"100\", \"vpus_per_gb\": \"0\"}",
                        "{\"size_in_gbs\": \"1000\", \"vpus_per_gb\": \"0\"}",
                        "")
                .resource(
                        "oci_core_volume.stays",
                        "\"no-op\"",
                        "{\"size_in_gbs\": \"2000\", \"vpus_per_gb\": \"0\"}",
                        "{\"size_in_gbs\": \"2000\", \"vpus_per_gb\": \"0\"}",
                        "")
                .resource(
                        "oci_core_volume.goes",
                        "\"delete\"",
                        "{\"size_in_gbs\": \"400\", \"vpus_per_gb\": \"0\"}",
                        "null",
                        "")
                .resource("oci_core_volume.forgotten", "\"forget\"", "{\"size_in_gbs\": \"400\"}", "null", "")
                .resource("oci_core_nat_gateway.goes", "\"delete\"", "{}", "null", "")
                .cost();

        // (100 + 2000 + 400) × 0.0255 = 63.75; (1000 + 2000) × 0.0255 = 76.50
        assertThat(cost.required("monthlyBefore")).isEqualTo("63.75");
        assertThat(cost.required("monthly")).isEqualTo("76.50");
        assertThat(cost.list("resources")).hasSize(3);
        assertThat(new CostWords(cost).line())
                .isEqualTo("Cost: about USD 77 a month, USD 64 before the change, at list prices of 2026-08-06");
    }

    @Test
    void loadBalancerOfAServiceIsFreeOnlyIfItIsANetworkLoadBalancer() {
        Fields cost = created(
                        "kubernetes_service_v1.nlb",
                        "{\"metadata\": [{\"annotations\": {\"oci.oraclecloud.com/load-balancer-type\": \"nlb\"}}],"
                                + " \"spec\": [{\"type\": \"LoadBalancer\"}]}")
                .created("kubernetes_service_v1.lb", "{\"spec\": [{\"type\": \"LoadBalancer\"}]}")
                .created("kubernetes_service_v1.inside", "{\"spec\": [{\"type\": \"ClusterIP\"}]}")
                .created("kubernetes_deployment_v1.x", "{}")
                .created("kubernetes_persistent_volume_claim_v1.x", "{}")
                .cost();

        assertThat(cost.required("free")).isEqualTo("3");
        assertThat(unpriced(cost))
                .containsExactly(
                        "kubernetes_service_v1.lb: no list price known for the load balancer that Kubernetes Engine"
                                + " creates",
                        "kubernetes_persistent_volume_claim_v1.x: no list price known for the block volume");
    }

    @Test
    void tableHasAllPricesThatItsTypesAndShapesName() {
        PriceList list = PriceList.read();

        assertThat(list.asOf()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
        assertThat(list.link()).startsWith("https://www.oracle.com/");
        assertThat(list.types().stream().flatMap(type -> list.facts(type).stream()))
                .isNotEmpty()
                .allSatisfy(fact -> {
                    if (fact.what() == Fact.What.CHARGE || fact.what() == Fact.What.USE) {
                        Price price = list.price(fact.words().get(0));
                        assertThat(price.model() == Price.Model.USE)
                                .as(fact.text())
                                .isEqualTo(fact.what() == Fact.What.USE);
                    }
                });
    }
}
