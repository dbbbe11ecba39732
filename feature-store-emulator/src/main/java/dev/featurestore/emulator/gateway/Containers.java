package dev.featurestore.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.LiveResources;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The containers that a backend's URL leads to: the pods behind a service of a Kubernetes cluster, the container instances of
 * the backend set of a listener of a network load balancer, or the one at the address itself.
 */
record Containers(Supplier<LiveResources> resources) {

    private static final Pattern ADDRESS = Pattern.compile("http://([0-9.]+)(?::([0-9]{1,5}))?(?:/.*)?");
    private static final String BALANCER = "oci_network_load_balancer_network_load_balancer";
    private static final String LISTENER = "oci_network_load_balancer_listener";
    private static final String BACKEND = "oci_network_load_balancer_backend";
    private static final String INSTANCE = "oci_container_instances_container_instance";

    /** As the provider prints times. */
    private static final DateTimeFormatter CREATED = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral(" +0000 UTC")
            .toFormatter(Locale.ROOT);

    /**
     * The times from which on the containers behind a URL start. They are empty if none is left there; there are no times if
     * the URL leads neither to a load balancer nor to a container instance.
     */
    Optional<List<Instant>> startsBehind(String url) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            return Optional.empty();
        }
        String host = address.group(1);
        int port = address.group(2) == null ? 80 : Integer.parseInt(address.group(2));
        Optional<List<Instant>> pods = new ClusterPods(resources).startsBehind(host, port);
        if (pods.isPresent()) {
            return pods;
        }
        Optional<JsonNode> balancer = all(BALANCER)
                .filter(each -> elements(each.path("ip_addresses"))
                        .anyMatch(ip -> ip.path("ip_address").asText().equals(host)))
                .findFirst();
        if (balancer.isPresent()) {
            return Optional.of(behind(balancer.get().path("id").asText(), port));
        }
        List<Instant> starts = startsAt(host).toList();
        return starts.isEmpty() ? Optional.empty() : Optional.of(starts);
    }

    private List<Instant> behind(String balancer, int port) {
        return of(balancer, LISTENER)
                .filter(listener -> listener.path("port").asInt() == port)
                .map(listener -> listener.path("default_backend_set_name").asText())
                .flatMap(set -> of(balancer, BACKEND)
                        .filter(backend ->
                                backend.path("backend_set_name").asText().equals(set)))
                .flatMap(backend -> startsAt(backend.path("ip_address").asText()))
                .toList();
    }

    private Stream<JsonNode> of(String balancer, String type) {
        return all(type)
                .filter(each -> each.path("network_load_balancer_id").asText().equals(balancer));
    }

    private Stream<Instant> startsAt(String ip) {
        return all(INSTANCE)
                .filter(instance -> elements(instance.path("vnics"))
                        .anyMatch(vnic -> vnic.path("private_ip").asText().equals(ip)))
                .map(instance -> created(instance.path("time_created").asText()));
    }

    private static Instant created(String time) {
        try {
            return LocalDateTime.parse(time, CREATED).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            // Declared in the control file with a time of another form: an existing instance, which started long ago.
            return Instant.EPOCH;
        }
    }

    private Stream<JsonNode> all(String type) {
        return resources.get().all(type).stream();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
