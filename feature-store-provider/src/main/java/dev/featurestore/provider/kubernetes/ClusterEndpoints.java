package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.answers.KubeConfig;
import dev.featurestore.provider.answers.ReachableIps;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The endpoints of the clusters of a tenancy, as the workers of Resource Manager reach them: public ones, and private
 * ones through a private endpoint of Resource Manager in the VCN of the cluster.
 */
record ClusterEndpoints(ResourceStore store) {

    static final String CLUSTER = "oci_containerengine_cluster";
    private static final String PRIVATE_ENDPOINT = "oci_resourcemanager_private_endpoint";
    private static final String TIMEOUT = "i/o timeout";

    /**
     * A cluster at an address.
     *
     * @param host the host of the address
     * @param authority the authority of its certificate, as PEM
     * @param names the names in its certificate
     */
    record Found(String clusterId, String host, String authority, List<String> names) {

        Found {
            names = List.copyOf(names);
        }
    }

    /**
     * The cluster at an address.
     *
     * @param address host and port
     * @param failure makes the failure for a reason
     */
    Found at(String address, Function<String, ServiceException> failure) throws ServiceException {
        String host = address.substring(0, address.lastIndexOf(':'));
        for (ResourceStore.Entry entry : store.all(CLUSTER)) {
            Attributes cluster = new Attributes(entry.attributes());
            if (endpoint(cluster, "public_endpoint").filter(address::equals).isPresent()) {
                return found(cluster, host);
            }
            Optional<String> inside = endpoint(cluster, "private_endpoint");
            if (inside.filter(address::equals).isPresent()) {
                throw failure.apply("dial tcp " + address + ": " + TIMEOUT
                        + ". Resource Manager does not reach the private endpoint of a cluster. Create a private endpoint"
                        + " of Resource Manager in its VCN, and set host to the reachable IP address of "
                        + host + '.');
            }
            if (endpoint(cluster, "vcn_hostname_endpoint")
                    .filter(address::equals)
                    .isPresent()) {
                throw failure.apply("dial tcp: lookup " + host + ": no such host");
            }
            if (inside.isPresent() && isReachable(cluster, inside.get(), address, failure)) {
                return found(cluster, host);
            }
        }
        throw failure.apply(
                host.matches("[0-9.]+")
                        ? "dial tcp " + address + ": " + TIMEOUT + ". No cluster has this endpoint."
                        : "dial tcp: lookup " + host + ": no such host. No cluster has this endpoint.");
    }

    private boolean isReachable(
            Attributes cluster, String inside, String address, Function<String, ServiceException> failure)
            throws ServiceException {
        String privateIp = inside.substring(0, inside.lastIndexOf(':'));
        String port = inside.substring(inside.lastIndexOf(':'));
        for (ResourceStore.Entry entry : store.all(PRIVATE_ENDPOINT)) {
            Attributes endpoint = new Attributes(entry.attributes());
            if ((ReachableIps.of(endpoint.text("id").orElse(""), privateIp) + port).equals(address)) {
                if (!endpoint.text("vcn_id").equals(cluster.text("vcn_id"))) {
                    throw failure.apply("dial tcp " + address + ": " + TIMEOUT
                            + ". The private endpoint of Resource Manager is in another VCN than the cluster.");
                }
                return true;
            }
        }
        return false;
    }

    private static Found found(Attributes cluster, String host) throws ServiceException {
        String id = cluster.text("id").orElse("");
        List<String> names = new ArrayList<>(List.of(
                "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"));
        for (String kind : List.of("private_endpoint", "public_endpoint", "vcn_hostname_endpoint")) {
            endpoint(cluster, kind).ifPresent(address -> names.add(address.substring(0, address.lastIndexOf(':'))));
        }
        return new Found(id, host, KubeConfig.authority(id), names);
    }

    private static Optional<String> endpoint(Attributes cluster, String kind) {
        return cluster.text("endpoints.0." + kind).filter(address -> address.contains(":"));
    }
}
