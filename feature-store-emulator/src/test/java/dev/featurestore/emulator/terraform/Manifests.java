package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.provider.kubernetes.KubernetesProvider;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Objects of Kubernetes as manifests, which the models of the official client check: they are generated from Kubernetes'
 * published OpenAPI schema, and reject fields that it does not have and values of other types.
 */
final class Manifests {

    private interface Model {
        Object of(String json) throws IOException;
    }

    private static final Map<String, Model> MODELS = Map.of(
            "kubernetes_config_map_v1", V1ConfigMap::fromJson,
            "kubernetes_deployment_v1", V1Deployment::fromJson,
            "kubernetes_namespace_v1", V1Namespace::fromJson,
            "kubernetes_pod_disruption_budget_v1", V1PodDisruptionBudget::fromJson,
            "kubernetes_secret_v1", V1Secret::fromJson,
            "kubernetes_service_v1", V1Service::fromJson,
            "kubernetes_service_account_v1", V1ServiceAccount::fromJson);

    /** What belongs to Terraform. */
    private static final Set<String> NO_FIELDS = Set.of(
            "id",
            "timeouts",
            "status",
            "default_secret_name",
            "wait_for_rollout",
            "wait_for_load_balancer",
            "wait_for_service_account_token",
            "wait_for_default_service_account");

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("cluster_ip", "clusterIP"),
            Map.entry("cluster_ips", "clusterIPs"),
            Map.entry("external_ips", "externalIPs"),
            Map.entry("load_balancer_ip", "loadBalancerIP"),
            Map.entry("host_ip", "hostIP"),
            Map.entry("host_ipc", "hostIPC"),
            Map.entry("host_pid", "hostPID"));

    /** Names of lists, whose elements are blocks. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("container", "containers"),
            Map.entry("init_container", "initContainers"),
            Map.entry("port", "ports"),
            Map.entry("volume", "volumes"),
            Map.entry("volume_mount", "volumeMounts"),
            Map.entry("toleration", "tolerations"),
            Map.entry("topology_spread_constraint", "topologySpreadConstraints"),
            Map.entry("http_header", "httpHeaders"),
            Map.entry("image_pull_secret", "imagePullSecrets"),
            Map.entry("secret", "secrets"));

    /** Blocks without a limit in the provider that are one object in the API. */
    private static final Set<String> OBJECTS = Set.of("label_selector", "namespace_selector", "tcp_socket", "grpc");

    /** Numbers that the provider has as texts. */
    private static final Set<String> NUMBERS =
            Set.of("replicas", "run_as_user", "run_as_group", "fs_group", "toleration_seconds");

    /** Numbers or names, or numbers or percentages. */
    private static final Set<String> NUMBERS_OR_TEXTS =
            Set.of("port", "target_port", "max_surge", "max_unavailable", "min_available");

    private Manifests() {}

    /** Checks the objects of a state; returns how many there are of each type. */
    static Map<String, Integer> check(JsonNode state) throws IOException {
        Map<String, Integer> checked = new TreeMap<>();
        for (JsonNode resource : state.path("resources")) {
            String type = resource.path("type").asText();
            if (type.startsWith("kubernetes_")) {
                for (JsonNode instance : resource.path("instances")) {
                    check(type, of(type, instance.path("attributes")));
                    checked.merge(type, 1, Integer::sum);
                }
            }
        }
        return checked;
    }

    static void check(String type, ObjectNode manifest) throws IOException {
        Objects.requireNonNull(MODELS.get(type), type).of(manifest.toString());
    }

    static ObjectNode of(String type, JsonNode attributes) {
        BlockSchema schema = Objects.requireNonNull(
                        KubernetesProvider.offered().resources().get(type))
                .schema();
        ObjectNode manifest = (ObjectNode) object(schema, attributes);
        if (type.equals("kubernetes_secret_v1") && manifest.has("data")) {
            manifest.set("stringData", manifest.remove("data"));
        }
        return manifest;
    }

    private static JsonNode object(BlockSchema schema, JsonNode attributes) {
        ObjectNode object = Json.object();
        schema.attributes().keySet().stream()
                .filter(name -> !NO_FIELDS.contains(name))
                .forEach(name -> {
                    JsonNode value = attributes.path(name);
                    if (!isUnset(value)) {
                        object.set(FIELDS.getOrDefault(name, camelCase(name)), typed(name, value));
                    }
                });
        schema.blocks().values().stream()
                .filter(nested -> !NO_FIELDS.contains(nested.name()))
                .forEach(nested -> block(object, nested, attributes.path(nested.name())));
        return object;
    }

    private static void block(ObjectNode object, NestedBlock nested, JsonNode blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        if (nested.maxItems() == 1 || OBJECTS.contains(nested.name())) {
            object.set(camelCase(nested.name()), object(nested.block(), blocks.path(0)));
            return;
        }
        ArrayNode elements = object.putArray(LISTS.getOrDefault(nested.name(), camelCase(nested.name())));
        blocks.forEach(each -> elements.add(object(nested.block(), each)));
    }

    private static JsonNode typed(String name, JsonNode value) {
        boolean digits = value.asText().matches("\\d+");
        if (value.isTextual() && (NUMBERS.contains(name) || (NUMBERS_OR_TEXTS.contains(name) && digits))) {
            return Json.object().numberNode(value.asLong());
        }
        return name.equals("default_mode") ? Json.object().numberNode(Integer.parseInt(value.asText(), 8)) : value;
    }

    private static boolean isUnset(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isEmpty())
                || (value.isContainerNode() && value.isEmpty());
    }

    private static String camelCase(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : List.of(name.split("_", -1))) {
            words.append(words.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return words.toString();
    }
}
