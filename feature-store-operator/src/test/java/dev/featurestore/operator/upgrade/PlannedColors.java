package dev.featurestore.operator.upgrade;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan of a stack with colors, in the form of Terraform's JSON. */
public final class PlannedColors {

    private static final String ENDPOINT = "https://host/20230101";

    private final List<String> resources = new ArrayList<>();
    private String routes = "";
    private String active = "blue";
    private String endpoint = "{\"before\": \"%1$s\", \"after\": \"%1$s\"}".formatted(ENDPOINT);

    /** A gateway that sends all calls to a port of the load balancer. */
    public PlannedColors single(int port) {
        routes = """
                {"type": "HTTP_BACKEND", "url": "http://10.0.1.9:%d/20230101/jobs/${request.path[id]}"}
                """.formatted(port);
        return listener("blue", 21000).listener("green", 21001);
    }

    /** A gateway that sends calls to both colors. */
    public PlannedColors both(String active) {
        routes = """
                {"type": "DYNAMIC_ROUTING_BACKEND", "routing_backends": [
                  {"key": [{"name": "blue", "values": ["blue"], "is_default": %b}]},
                  {"key": [{"name": "green", "values": ["green"], "is_default": %b}]}]}
                """.formatted(active.equals("blue"), active.equals("green"));
        return this;
    }

    private PlannedColors listener(String color, int port) {
        resources.add("""
                {"type": "oci_network_load_balancer_listener", "index": "%s",
                 "change": {"actions": ["no-op"], "before": {"port": %d}}}
                """.formatted(color, port));
        return this;
    }

    /** The color that gets the calls after the plan. */
    public PlannedColors active(String color) {
        active = color;
        return this;
    }

    PlannedColors endpoint(String change) {
        endpoint = change;
        return this;
    }

    PlannedColors resource(String json) {
        resources.add(json);
        return this;
    }

    PlannedColors instance(String index, String actions, String before, String after, String more) {
        return resource("""
                {"type": "oci_container_instances_container_instance", "mode": "managed", "index": "%s",
                 "change": {"actions": [%s], "before": %s, "after": %s %s}}
                """.formatted(index, actions, before, after, more));
    }

    static String image(String image) {
        return "{\"containers\": [{\"image_url\": \"" + image + "\"}]}";
    }

    /** A container instance that stays. */
    public PlannedColors kept(String index, String image) {
        return instance(index, "\"no-op\"", image(image), image(image), "");
    }

    public PlannedColors deleted(String index, String image) {
        return instance(index, "\"delete\"", image(image), "null", "");
    }

    PlannedColors replaced(String index, String before, String after, String paths) {
        return instance(
                index, "\"create\", \"delete\"", image(before), image(after), ", \"replace_paths\": [" + paths + "]");
    }

    /** A container instance that is replaced for its image. */
    public PlannedColors replaced(String index, String before, String after) {
        return replaced(index, before, after, "[\"containers\", 0, \"image_url\"]");
    }

    public Optional<Upgrade> read() {
        return Upgrade.of(
                """
                {"format_version": "1.2",
                 "resource_changes": [%s
                  {"type": "oci_apigateway_deployment", "change": {"actions": ["update"], "before":
                    {"specification": [{"routes": [
                      {"path": "/x", "methods": ["OPTIONS"], "backend": [{"type": "STOCK_RESPONSE_BACKEND"}]},
                      {"path": "/x", "methods": ["GET"], "backend": [%s]}]}]}}}],
                 "output_changes": {"active_color": {"before": "ahead", "after": "%s"}, "api_endpoint": %s}}
                """.formatted(resources.isEmpty() ? "" : String.join(",", resources) + ",", routes, active, endpoint)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
