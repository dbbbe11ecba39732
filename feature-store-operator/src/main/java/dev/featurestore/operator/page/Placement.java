package dev.featurestore.operator.page;

import dev.featurestore.operator.graph.ReferenceGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where each resource is: in the subnet or the VCN that it refers to, or that another resource of its service refers to which it
 * belongs to; otherwise beside the networks, with its service.
 */
final class Placement {

    private static final String VCN = "oci_core_vcn";
    private static final String SUBNET = "oci_core_subnet";

    private final Map<String, ShownResource> resources = new TreeMap<>();
    private final Map<String, Optional<String>> networks = new HashMap<>();
    private final ReferenceGraph references;

    Placement(List<ShownResource> shown, ReferenceGraph references) {
        this.references = references;
        shown.forEach(resource -> resources.put(resource.address(), resource));
        resources.keySet().forEach(address -> network(address, new HashSet<>()));
    }

    /** Whether a resource contains others. */
    boolean isNetwork(String address) {
        return isVcn(address) || isSubnet(address);
    }

    boolean isVcn(String address) {
        return is(address, VCN);
    }

    boolean isSubnet(String address) {
        return is(address, SUBNET);
    }

    private boolean is(String address, String type) {
        ShownResource resource = resources.get(address);
        return resource != null && resource.type().equals(type);
    }

    /** The address of the VCN or subnet that contains a resource; empty beside the networks. */
    Optional<String> network(String address) {
        return networks.getOrDefault(address, Optional.empty());
    }

    private Optional<String> network(String address, Set<String> above) {
        Optional<String> known = networks.get(address);
        if (known != null) {
            return known;
        }
        if (isVcn(address) || !above.add(address)) {
            return Optional.empty();
        }
        Set<String> direct = new TreeSet<>(references.direct(address));
        Optional<String> found = direct.stream().filter(this::isVcn).findFirst();
        if (!isSubnet(address)) {
            List<String> subnets = direct.stream().filter(this::isSubnet).toList();
            Optional<String> vcn = found;
            found = subnets.size() == 1
                    ? Optional.of(subnets.get(0))
                    : subnets.isEmpty() ? vcn : vcn.or(() -> network(subnets.get(0), above));
            if (found.isEmpty()) {
                found = ofItsService(address, direct, above);
            }
        }
        above.remove(address);
        networks.put(address, found);
        return found;
    }

    private Optional<String> ofItsService(String address, Set<String> direct, Set<String> above) {
        String service = service(address);
        for (String other : direct) {
            if (service.equals(service(other)) && !isNetwork(other)) {
                Optional<String> network = network(other, above);
                if (network.isPresent()) {
                    return network;
                }
            }
        }
        return Optional.empty();
    }

    /** The name of the service of a resource. */
    String service(String address) {
        @Nullable ShownResource resource = resources.get(address);
        return resource == null ? "" : TypeName.of(resource.type()).service();
    }
}
