package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.answers.AnswerTable;
import dev.featurestore.provider.answers.Completion;
import dev.featurestore.provider.answers.Making;
import dev.featurestore.provider.tenancy.GatewayAddresses;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.BlockTypes;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.TypeInterface;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The load balancers that OKE creates for services of the type LoadBalancer ("Defining Kubernetes Services of Type
 * LoadBalancer", docs.oracle.com). They are resources of the tenancy: they keep their subnet and security groups in use.
 */
final class LoadBalancers {

    private static final String NETWORK_BALANCER = "oci_network_load_balancer_network_load_balancer";
    private static final String BALANCER = "oci_load_balancer_load_balancer";
    private static final List<String> PARTS = List.of(
            "oci_network_load_balancer_listener",
            "oci_network_load_balancer_backend",
            "oci_network_load_balancer_backend_set");

    private static final String TYPE = "oci.oraclecloud.com/load-balancer-type";
    private static final String OF_NETWORK = "oci-network-load-balancer.oraclecloud.com/";
    private static final String OF_LAYER_7 = "service.beta.kubernetes.io/oci-load-balancer-";

    private final RehearsedClusters clusters;
    private final InterfaceTable table = InterfaceTable.bundled();
    private final AnswerTable answers = AnswerTable.bundled();

    LoadBalancers(RehearsedClusters clusters) {
        this.clusters = clusters;
    }

    /** Creates the load balancer of a service; returns its OCID. Fails with the event of the service. */
    String create(String clusterId, Value.Structure service) throws ServiceException {
        Metadata metadata = Metadata.of(service);
        Map<String, String> annotations = metadata.annotations();
        boolean network = annotations.getOrDefault(TYPE, "lb").equals("nlb");
        Attributes cluster = clusters.store()
                .find(clusterId)
                .map(entry -> new Attributes(entry.attributes()))
                .orElseThrow();
        String subnet = Optional.ofNullable(annotations.get(network ? OF_NETWORK + "subnet" : OF_LAYER_7 + "subnet1"))
                .or(() ->
                        cluster.texts("options.service_lb_subnet_ids").stream().findFirst())
                .orElseThrow(() -> new ServiceException("a subnet must be specified for creating a "
                        + (network ? "network load balancer" : "load balancer")));
        boolean internal = "true".equals(annotations.get(network ? OF_NETWORK + "internal" : OF_LAYER_7 + "internal"));
        SortedMap<String, Value> settings = new TreeMap<>();
        settings.put("compartment_id", text(cluster.text("compartment_id").orElse("")));
        settings.put(
                "display_name",
                text(metadata.namespace()
                        + '/'
                        + metadata.name()
                        + '/'
                        + new Attributes(service).text("metadata.0.uid").orElse("")));
        settings.put("is_private", new Value.Bool(internal));
        settings.put(
                "network_security_group_ids",
                groups(annotations.getOrDefault(
                        network
                                ? OF_NETWORK + "oci-network-security-groups"
                                : "oci.oraclecloud.com/oci-network-security-groups",
                        "")));
        if (network) {
            settings.put("subnet_id", text(subnet));
        } else {
            settings.put("subnet_ids", new Value.Sequence(List.of(text(subnet))));
            settings.put("shape", text(annotations.getOrDefault(OF_LAYER_7 + "shape", "100Mbps")));
        }
        return idOf(make(network ? NETWORK_BALANCER : BALANCER, settings));
    }

    private static Value groups(String annotation) {
        return new Value.Sequence(Arrays.stream(annotation.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(LoadBalancers::text)
                .toList());
    }

    /** Whether a load balancer still exists. */
    boolean exists(String id) {
        return clusters.store().find(id).isPresent();
    }

    /** Sets listeners and backends to the ports of a service, at each node. */
    void connect(String id, Value.Structure service, List<ClusterNodes.Node> nodes) throws ServiceException {
        if (clusters.store()
                .find(id)
                .filter(entry -> entry.type().equals(NETWORK_BALANCER))
                .isEmpty()) {
            return; // Only network load balancers have listeners and backends that a gateway follows.
        }
        removeParts(id);
        for (Value each : new Attributes(service).elements("spec.0.port")) {
            Attributes port = new Attributes(each);
            String protocol = port.text("protocol").orElse("TCP");
            String name = protocol + '-' + port.text("port").orElse("");
            SortedMap<String, Value> set = of(id, "name", text(name));
            set.put("policy", text("FIVE_TUPLE"));
            make("oci_network_load_balancer_backend_set", set);
            SortedMap<String, Value> listener = of(id, "name", text(name));
            listener.put("default_backend_set_name", text(name));
            listener.put("port", number(port.text("port").orElse("0")));
            listener.put("protocol", text(protocol));
            make("oci_network_load_balancer_listener", listener);
            for (ClusterNodes.Node node : nodes) {
                SortedMap<String, Value> backend = of(id, "backend_set_name", text(name));
                backend.put("ip_address", text(node.address()));
                backend.put("port", number(port.text("node_port").orElse("0")));
                make("oci_network_load_balancer_backend", backend);
            }
        }
    }

    private static SortedMap<String, Value> of(String balancer, String name, Value value) {
        SortedMap<String, Value> settings = new TreeMap<>();
        settings.put("network_load_balancer_id", text(balancer));
        settings.put(name, value);
        return settings;
    }

    /** The address of a load balancer; empty if it does not exist. */
    Optional<String> address(String id) {
        return clusters.store()
                .find(id)
                .flatMap(entry -> new Attributes(entry.attributes())
                        .text(
                                entry.type().equals(NETWORK_BALANCER)
                                        ? "ip_addresses.0.ip_address"
                                        : "ip_address_details.0.ip_address"));
    }

    void delete(String id) {
        removeParts(id);
        clusters.store().remove(id);
    }

    private void removeParts(String id) {
        for (String type : PARTS) {
            for (ResourceStore.Entry entry : clusters.store().all(type)) {
                Attributes part = new Attributes(entry.attributes());
                if (part.text("network_load_balancer_id").filter(id::equals).isPresent()) {
                    clusters.store().remove(part.text("id").orElse(""));
                }
            }
        }
    }

    private Value.Structure make(String name, SortedMap<String, Value> settings) throws ServiceException {
        TypeInterface type = table.resource(name).orElseThrow();
        SortedMap<String, Value> planned =
                new TreeMap<>(BlockTypes.empty(type.schema()).elements());
        type.schema().attributes().values().stream()
                .filter(attribute -> attribute.computed())
                .forEach(attribute -> planned.put(attribute.name(), new Value.Unknown()));
        planned.putAll(settings);
        Making making = new Making(
                name,
                clusters.account(),
                clusters.store(),
                clusters.clock().instant(),
                new Seed(name + settings + clusters.store().newNumber()),
                GatewayAddresses.NONE);
        Value.Structure made = Completion.complete(making, answers, type.schema(), new Value.Structure(planned), null);
        clusters.store().put(idOf(made), new ResourceStore.Entry(name, made));
        return made;
    }

    private static String idOf(Value.Structure resource) {
        return new Attributes(resource).text("id").orElseThrow();
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value number(String text) {
        return new Value.Decimal(new BigDecimal(text));
    }
}
