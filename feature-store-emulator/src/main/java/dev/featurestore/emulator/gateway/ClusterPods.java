package dev.featurestore.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.LiveResources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The ready pods behind the address of a service of a Kubernetes cluster: those of deployments that its selector matches. */
record ClusterPods(Supplier<LiveResources> resources) {

    private static final String SERVICE = "kubernetes_service_v1";
    private static final String DEPLOYMENT = "kubernetes_deployment_v1";
    private static final String CLUSTER = "oci_containerengine_cluster";
    private static final String NODE_POOL = "oci_containerengine_node_pool";

    /** The times from which on the pods run; empty if no service has the address. */
    Optional<List<Instant>> startsBehind(String host, int port) {
        return all(SERVICE)
                .filter(service -> elements(service.path("status")
                                .path(0)
                                .path("load_balancer")
                                .path(0)
                                .path("ingress"))
                        .anyMatch(ingress -> ingress.path("ip").asText().equals(host)))
                .findFirst()
                .map(service -> starts(service, port));
    }

    private List<Instant> starts(JsonNode service, int port) {
        JsonNode spec = service.path("spec").path(0);
        JsonNode selector = spec.path("selector");
        boolean serves =
                elements(spec.path("port")).anyMatch(each -> each.path("port").asInt() == port);
        String cluster = service.path("cluster_id").asText();
        if (!serves || selector.isEmpty() || !hasNodes(cluster)) {
            return List.of();
        }
        return all(DEPLOYMENT)
                .filter(deployment -> deployment.path("cluster_id").asText().equals(cluster)
                        && namespace(deployment).equals(namespace(service))
                        && matches(selector, labels(deployment)))
                .map(deployment -> deployment.path("ready_since").asText())
                .filter(since -> !since.isEmpty())
                .map(Instant::parse)
                .toList();
    }

    /** Whether a cluster exists and has nodes. Its objects and node pools stay in the tenancy when it is deleted. */
    private boolean hasNodes(String cluster) {
        return all(CLUSTER).anyMatch(each -> each.path("id").asText().equals(cluster))
                && all(NODE_POOL)
                        .filter(pool -> pool.path("cluster_id").asText().equals(cluster))
                        .anyMatch(pool -> !pool.path("nodes").isEmpty());
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        return selector.properties().stream()
                .allMatch(wanted -> labels.path(wanted.getKey())
                        .asText()
                        .equals(wanted.getValue().asText()));
    }

    private static JsonNode labels(JsonNode deployment) {
        return deployment
                .path("spec")
                .path(0)
                .path("template")
                .path(0)
                .path("metadata")
                .path(0)
                .path("labels");
    }

    private static String namespace(JsonNode object) {
        return object.path("metadata").path(0).path("namespace").asText();
    }

    private Stream<JsonNode> all(String type) {
        return resources.get().all(type).stream();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
