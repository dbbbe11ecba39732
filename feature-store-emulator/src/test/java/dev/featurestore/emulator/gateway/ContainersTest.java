package dev.featurestore.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainersTest {

    private static final String INSTANCES = "oci_container_instances_container_instance";

    private final Map<String, List<JsonNode>> resources = new HashMap<>();
    private final Containers containers = new Containers(() -> type -> resources.getOrDefault(type, List.of()));

    private void add(String type, String attributes) {
        try {
            resources
                    .computeIfAbsent(type, any -> new ArrayList<>())
                    .add(Json.read(attributes.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addInstance(String ip, String created) {
        add(INSTANCES, """
                {"vnics": [{"private_ip": "%s"}], "time_created": "%s"}
                """.formatted(ip, created));
    }

    private void addColor(String color, int port, String... addresses) {
        add("oci_network_load_balancer_listener", """
                {"network_load_balancer_id": "nlb", "port": %d, "default_backend_set_name": "%s"}
                """.formatted(port, color));
        for (String address : addresses) {
            add("oci_network_load_balancer_backend", """
                    {"network_load_balancer_id": "nlb", "backend_set_name": "%s", "ip_address": "%s"}
                    """.formatted(color, address));
        }
    }

    @BeforeEach
    void twoColorsBehindOneBalancer() {
        add("oci_network_load_balancer_network_load_balancer", """
                {"id": "nlb", "ip_addresses": [
                    {"ip_address": "192.0.2.1", "is_public": true}, {"ip_address": "10.0.1.5", "is_public": false}]}
                """);
        addColor("blue", 8080, "10.0.1.11", "10.0.1.12");
        addColor("green", 8081, "10.0.1.13");
        addInstance("10.0.1.11", "2026-01-01 00:00:00 +0000 UTC");
        addInstance("10.0.1.12", "2026-01-01 00:00:01.5 +0000 UTC");
        addInstance("10.0.1.13", "2026-01-02 00:00:00.25 +0000 UTC");
    }

    @Test
    void areThoseOfTheBackendSetOfTheListener() {
        assertThat(containers.startsBehind("http://10.0.1.5:8080/20230101/entities/${request.path[entityId]}"))
                .contains(List.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:01.500Z")));
        assertThat(containers.startsBehind("http://10.0.1.5:8081/20230101"))
                .contains(List.of(Instant.parse("2026-01-02T00:00:00.250Z")));
    }

    @Test
    void areNoneWithoutListenerBackendOrInstance() {
        assertThat(containers.startsBehind("http://10.0.1.5/20230101")).contains(List.of());
        resources.remove(INSTANCES);
        assertThat(containers.startsBehind("http://10.0.1.5:8081/20230101")).contains(List.of());
        addInstance("10.0.1.99", "2026-01-02 00:00:00 +0000 UTC");
        assertThat(containers.startsBehind("http://10.0.1.5:8081/20230101")).contains(List.of());
    }

    @Test
    void canBeAtTheAddressItself() {
        assertThat(containers.startsBehind("http://10.0.1.13:8080/20230101"))
                .contains(List.of(Instant.parse("2026-01-02T00:00:00.250Z")));
    }

    @Test
    void areUnknownElsewhere() {
        assertThat(containers.startsBehind("http://10.0.1.99:8080/20230101")).isEmpty();
        assertThat(containers.startsBehind("https://store.example.com/20230101"))
                .isEmpty();
        assertThat(containers.startsBehind("")).isEmpty();
    }

    @Test
    void startedLongAgoIfTheirTimeIsOfAnotherForm() {
        addInstance("10.0.1.20", "yesterday");
        assertThat(containers.startsBehind("http://10.0.1.20/")).contains(List.of(Instant.EPOCH));
    }

    private void addService(String selector, int nodes) {
        add("oci_containerengine_cluster", "{\"id\": \"c\"}");
        addServiceWithoutCluster(selector, nodes);
    }

    private void addServiceWithoutCluster(String selector, int nodes) {
        add("kubernetes_service_v1", """
                {"cluster_id": "c", "metadata": [{"namespace": "store"}],
                 "spec": [{"selector": {"color": "%s"}, "port": [{"port": 21000}]}],
                 "status": [{"load_balancer": [{"ingress": [{"ip": "10.0.2.9"}]}]}]}
                """.formatted(selector));
        add("oci_containerengine_node_pool", """
                {"cluster_id": "c", "nodes": [%s]}
                """.formatted("{}".repeat(nodes)));
    }

    private void addDeployment(String namespace, String color, String since) {
        add("kubernetes_deployment_v1", """
                {"cluster_id": "c", "metadata": [{"namespace": "%s"}], "ready_since": "%s",
                 "spec": [{"template": [{"metadata": [{"labels": {"app": "api", "color": "%s"}}]}]}]}
                """.formatted(namespace, since, color));
    }

    @Test
    void arePodsThatTheSelectorOfAServiceMatches() {
        addService("green", 1);
        addDeployment("store", "blue", "2026-01-01T00:00:00Z");
        addDeployment("store", "green", "2026-01-02T00:00:00Z");
        addDeployment("store", "green", "");
        addDeployment("other", "green", "2026-01-03T00:00:00Z");

        assertThat(containers.startsBehind("http://10.0.2.9:21000"))
                .contains(List.of(Instant.parse("2026-01-02T00:00:00Z")));
        assertThat(containers.startsBehind("http://10.0.2.9:21001")).contains(List.of());
    }

    @Test
    void areNoPodsOfADeletedCluster() {
        addServiceWithoutCluster("green", 1);
        addDeployment("store", "green", "2026-01-02T00:00:00Z");

        assertThat(containers.startsBehind("http://10.0.2.9:21000")).contains(List.of());
    }

    @Test
    void areNoPodsWithoutNodes() {
        addService("green", 0);
        addDeployment("store", "green", "2026-01-02T00:00:00Z");

        assertThat(containers.startsBehind("http://10.0.2.9:21000")).contains(List.of());
    }
}
