package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ready nodes of a cluster: those of its node pools. */
record ClusterNodes(ResourceStore store, String clusterId) {

    static final String NODE_POOL = "oci_containerengine_node_pool";

    /** An OCPU of an x86 processor is two CPUs, one of an Ampere A1 processor is one ("Compute Shapes"). */
    private static final Pattern ONE_CPU = Pattern.compile(".*\\.A1\\..*");

    private static final Pattern FIXED = Pattern.compile("VM\\.Standard(?:2|\\.E2)\\.(\\d+)");
    private static final BigDecimal GIBI = BigDecimal.valueOf(1L << 30);
    private static final BigDecimal UNLIMITED = new BigDecimal("1e18");

    /**
     * A node.
     *
     * @param address its private address
     * @param cpus all of its CPUs: what the system reserves is not subtracted
     * @param memory all of its memory, in bytes
     * @param labels its labels, with those that OKE sets
     */
    record Node(String address, BigDecimal cpus, BigDecimal memory, Map<String, String> labels) {

        Node {
            labels = Map.copyOf(labels);
        }
    }

    List<Node> ready() {
        List<Node> nodes = new ArrayList<>();
        for (ResourceStore.Entry entry : store.all(NODE_POOL)) {
            Attributes pool = new Attributes(entry.attributes());
            if (pool.text("cluster_id").filter(clusterId::equals).isPresent()) {
                for (Value node : pool.elements("nodes")) {
                    nodes.add(node(pool, new Attributes(node)));
                }
            }
        }
        return nodes;
    }

    private static Node node(Attributes pool, Attributes node) {
        String shape = pool.text("node_shape").orElse("");
        Optional<BigDecimal> ocpus = pool.text("node_shape_config.0.ocpus")
                .map(BigDecimal::new)
                .filter(number -> number.signum() > 0)
                .or(() -> fixed(shape));
        BigDecimal cpusOfOcpu = BigDecimal.valueOf(ONE_CPU.matcher(shape).matches() ? 1 : 2);
        Optional<BigDecimal> memory = pool.text("node_shape_config.0.memory_in_gbs")
                .map(BigDecimal::new)
                .filter(number -> number.signum() > 0);
        return new Node(
                node.text("private_ip").orElse(""),
                ocpus.map(cpusOfOcpu::multiply).orElse(UNLIMITED),
                memory.map(GIBI::multiply).orElse(UNLIMITED),
                labels(pool, node, shape));
    }

    private static Optional<BigDecimal> fixed(String shape) {
        Matcher matcher = FIXED.matcher(shape);
        return matcher.matches() ? Optional.of(new BigDecimal(matcher.group(1))) : Optional.empty();
    }

    private static Map<String, String> labels(Attributes pool, Attributes node, String shape) {
        String domain = node.text("availability_domain").orElse("");
        String zone = domain.substring(domain.indexOf(':') + 1);
        Map<String, String> labels = new HashMap<>();
        labels.put("kubernetes.io/hostname", node.text("private_ip").orElse(""));
        labels.put("kubernetes.io/os", "linux");
        labels.put("kubernetes.io/arch", ONE_CPU.matcher(shape).matches() ? "arm64" : "amd64");
        labels.put("node.kubernetes.io/instance-type", shape);
        labels.put("topology.kubernetes.io/zone", zone);
        labels.put("failure-domain.beta.kubernetes.io/zone", zone);
        labels.put("oci.oraclecloud.com/fault-domain", node.text("fault_domain").orElse(""));
        for (Value label : pool.elements("initial_node_labels")) {
            Attributes each = new Attributes(label);
            labels.put(each.text("key").orElse(""), each.text("value").orElse(""));
        }
        return labels;
    }
}
