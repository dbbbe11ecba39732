package dev.featurestore.operator.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the colors from the JSON of a plan: those before from the container instances and the routes of the gateway, which
 * the plan has read from OCI. Outputs change even if the job fails before it has changed the routes.
 */
final class ColorChangeReader {

    private static final String INSTANCE = "oci_container_instances_container_instance";
    private static final String ON_CLUSTER = "kubernetes_deployment_v1";
    private static final String LISTENER = "oci_network_load_balancer_listener";
    private static final String DEPLOYMENT = "oci_apigateway_deployment";
    private static final Pattern INDEX = Pattern.compile("(blue|green)-\\d+");

    /** Attributes that follow from the image. */
    private static final Set<String> IMAGE =
            Set.of("containers[0].image_url", "image_pull_secrets[0].registry_endpoint");

    /** Attributes for which an instance is replaced and that all colors share. */
    private static final Map<String, String> SHARED = Map.of(
            "shape", "/shape",
            "shape_config[0].ocpus", "/shape_config/0/ocpus",
            "shape_config[0].memory_in_gbs", "/shape_config/0/memory_in_gbs",
            "containers[0].environment_variables", "/containers/0/environment_variables");

    private final JsonNode outputs;
    private final Map<String, List<JsonNode>> before = new TreeMap<>();
    private final Map<String, List<JsonNode>> after = new TreeMap<>();
    private final Map<String, Set<String>> causes = new HashMap<>();
    private final Set<String> onCluster = new TreeSet<>();
    private final Map<Integer, String> ports = new HashMap<>();
    private final List<JsonNode> deployments = new ArrayList<>();

    ColorChangeReader(JsonNode plan) {
        this.outputs = plan.path("output_changes");
        for (JsonNode resource : plan.path("resource_changes")) {
            JsonNode old = resource.path("change").path("before");
            switch (resource.path("type").asText()) {
                case INSTANCE -> instance(resource);
                case ON_CLUSTER -> onCluster.add(resource.path("index").asText());
                case LISTENER ->
                    ports.put(old.path("port").asInt(), resource.path("index").asText());
                case DEPLOYMENT -> deployments.add(old);
                default -> {}
            }
        }
    }

    /** The change; empty for a stack without colors or gateway, and before its first deployment. */
    Optional<ColorChange> read() {
        JsonNode endpoint = outputs.path("api_endpoint");
        String address = endpoint.path("before").asText("");
        Optional<GatewayRoutes> routes = deployments.stream()
                .flatMap(deployment -> GatewayRoutes.of(deployment, ports).stream())
                .findFirst();
        Optional<Colors> deployed = routes.flatMap(known -> colors(known.active(), before));
        Optional<Colors> wanted =
                colors(outputs.path(Colors.ACTIVE).path("after").asText(""), after);
        if (address.isEmpty() || deployed.isEmpty() || wanted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ColorChange(
                address,
                address.equals(endpoint.path("after").asText("")),
                deployed.get(),
                wanted.get(),
                routes.get().selectable(),
                causes.keySet(),
                beyondImage(deployed.get().active(), wanted.get()),
                onCluster));
    }

    private void instance(JsonNode resource) {
        Matcher index = INDEX.matcher(resource.path("index").asText());
        if (!index.matches()) {
            return;
        }
        String color = index.group(1);
        JsonNode change = resource.path("change");
        if (resource.has("deposed")) {
            causes.computeIfAbsent(color, each -> new TreeSet<>());
            return;
        }
        if (change.path("before").isObject()) {
            before.computeIfAbsent(color, each -> new ArrayList<>()).add(change.path("before"));
        }
        if (change.path("after").isObject()) {
            after.computeIfAbsent(color, each -> new ArrayList<>()).add(change.path("after"));
        }
        if (change.path("actions").size() == 2) {
            Set<String> found = causes.computeIfAbsent(color, each -> new TreeSet<>());
            change.path("replace_paths").forEach(path -> found.add(text(path)));
        }
    }

    private static Optional<Colors> colors(String active, Map<String, List<JsonNode>> instances) {
        Map<String, Colors.Instances> running = new TreeMap<>();
        instances.forEach((color, each) -> running.put(
                color,
                new Colors.Instances(each.get(0).at("/containers/0/image_url").asText(), each.size())));
        return running.containsKey(active) ? Optional.of(new Colors(active, running)) : Optional.empty();
    }

    private List<String> beyondImage(String color, Colors wanted) {
        if (wanted.of(color).isPresent()) {
            return causes.getOrDefault(color, Set.of()).stream()
                    .filter(cause -> !IMAGE.contains(cause))
                    .toList();
        }
        // The plan deletes the color, so it names no attribute of it that changes.
        JsonNode old = before.getOrDefault(color, List.of()).get(0);
        JsonNode replacement = after.getOrDefault(wanted.active(), List.of()).get(0);
        return SHARED.entrySet().stream()
                .filter(shared -> !old.at(shared.getValue()).equals(replacement.at(shared.getValue())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String text(JsonNode path) {
        StringBuilder text = new StringBuilder();
        path.forEach(step ->
                text.append(step.isNumber() ? "[" + step.asText() + "]" : (text.isEmpty() ? "" : ".") + step.asText()));
        return text.toString();
    }
}
