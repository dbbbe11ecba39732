package dev.featurestore.operator.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The colors to which a gateway sends calls, by its routes.
 *
 * @param active the color that gets calls without the header
 * @param selectable the colors that a header selects; empty if only one color has routes
 */
record GatewayRoutes(String active, Set<String> selectable) {

    /**
     * The routes of a deployment of the gateway; empty if they lead to no color.
     *
     * @param deployment its attributes
     * @param ports the ports of the load balancer, with their colors
     */
    static Optional<GatewayRoutes> of(JsonNode deployment, Map<Integer, String> ports) {
        for (JsonNode route : deployment.at("/specification/0/routes")) {
            JsonNode backend = route.at("/backend/0");
            Optional<GatewayRoutes> found = switch (backend.path("type").asText()) {
                case "HTTP_BACKEND" -> port(backend).map(ports::get).map(color -> new GatewayRoutes(color, Set.of()));
                case "DYNAMIC_ROUTING_BACKEND" -> byHeader(backend.path("routing_backends"));
                default -> Optional.empty();
            };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> port(JsonNode backend) {
        // The path may contain context variables, which a URI must not.
        String address = backend.path("url").asText().replaceFirst("^(https?://[^/]*).*", "$1");
        try {
            return Optional.of(URI.create(address).getPort());
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<GatewayRoutes> byHeader(JsonNode backends) {
        Set<String> selectable = new HashSet<>();
        String active = "";
        for (JsonNode backend : backends) {
            JsonNode key = backend.at("/key/0");
            String color = key.path("name").asText();
            selectable.add(color);
            active = key.path("is_default").asBoolean() ? color : active;
        }
        return active.isEmpty() ? Optional.empty() : Optional.of(new GatewayRoutes(active, selectable));
    }
}
