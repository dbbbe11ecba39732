package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Edit;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.oci.Ocid;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The nodes of node pools, spread over their placement configurations ("Creating a Managed Node Pool", docs.oracle.com). A node
 * keeps its version of Kubernetes until it is replaced.
 */
public final class NodePools {

    /** The type of the resources. */
    public static final String TYPE = "oci_containerengine_node_pool";

    private static final int FAULT_DOMAINS = 3;
    private static final int NAME_LENGTH = 11;

    private NodePools() {}

    /**
     * Sets the nodes of a new or changed pool.
     *
     * @param pool the pool with the nodes that it has, none of a new one
     * @param isNew whether it has none
     */
    public static Value.Structure withNodes(Making making, Value.Structure pool, boolean isNew)
            throws ServiceException {
        Attributes values = new Attributes(pool);
        List<Value> placements = values.elements("node_config_details.0.placement_configs");
        int size =
                values.text("node_config_details.0.size").map(Integer::parseInt).orElse(0);
        if (placements.isEmpty()) {
            return pool; // A pool of the older form, by quantity_per_subnet.
        }
        List<Value> nodes = new ArrayList<>(isNew ? List.of() : values.elements("nodes"));
        SubnetAddresses addresses = new SubnetAddresses(making.store());
        while (nodes.size() > size) {
            nodes.remove(nodes.size() - 1);
        }
        while (nodes.size() < size) {
            nodes.add(node(
                    making,
                    values,
                    new Attributes(placements.get(nodes.size() % placements.size())),
                    nodes.size(),
                    addresses));
        }
        return Edit.with(pool, "nodes", new Value.Sequence(nodes));
    }

    private static Value node(
            Making making, Attributes pool, Attributes placement, int index, SubnetAddresses addresses)
            throws ServiceException {
        Seed seed = making.seed().derive("node " + index);
        String poolId = pool.text("id").orElse("");
        List<String> faultDomains = placement.texts("fault_domains");
        SortedMap<String, Value> node = new TreeMap<>();
        node.put(
                "availability_domain",
                text(placement.text("availability_domain").orElse("")));
        node.put("defined_tags", new Value.Structure(new TreeMap<>()));
        node.put("error", new Value.Sequence(List.of()));
        node.put(
                "fault_domain",
                text(
                        faultDomains.isEmpty()
                                ? "FAULT-DOMAIN-" + (1 + index % FAULT_DOMAINS)
                                : faultDomains.get(index % faultDomains.size())));
        node.put("freeform_tags", new Value.Structure(new TreeMap<>()));
        node.put(
                "id",
                text(Ocid.written(
                        "instance",
                        making.account().region().realm(),
                        making.account().region().inOcids(),
                        seed.base32(Ocid.UNIQUE_LENGTH))));
        node.put("kubernetes_version", text(pool.text("kubernetes_version").orElse("")));
        node.put("lifecycle_details", new Value.Null());
        node.put("name", text("oke-n" + poolId.substring(Math.max(0, poolId.length() - NAME_LENGTH)) + '-' + index));
        node.put("node_pool_id", text(poolId));
        node.put("private_ip", text(addresses.next(placement.text("subnet_id").orElse(""), seed)));
        node.put("public_ip", new Value.Null());
        node.put("state", text("ACTIVE"));
        node.put("subnet_id", text(placement.text("subnet_id").orElse("")));
        return new Value.Structure(node);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}
