package dev.featurestore.provider.answers;

import dev.featurestore.provider.rules.Refusal;
import dev.featurestore.provider.tenancy.Account;
import dev.featurestore.provider.tenancy.Seed;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.tls.AuthorityCertificate;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kubeconfig file of a cluster ("Setting Up Cluster Access", docs.oracle.com). */
public final class KubeConfig {

    private static final String DATA_SOURCE = "data.oci_containerengine_cluster_kube_config";

    /** The names of contexts, clusters and users end with the end of the cluster's OCID. */
    private static final int NAME_LENGTH = 11;

    private KubeConfig() {}

    /** The certificate of the authority that signs the certificates of a cluster, as PEM. */
    public static String authority(String clusterId) throws ServiceException {
        return AuthorityCertificate.pem("kubernetes-ca", new Seed(clusterId).derive("authority"), Making.LONG_AGO);
    }

    /** A cluster that the tenancy does not have: nothing answers at its endpoint. */
    static Attributes elsewhere(String id) {
        Value endpoint = new Value.Text("192.0.2." + (1 + new Seed(id).below(254)) + ":6443");
        Value endpoints = new Value.Structure(new TreeMap<>(Map.of(
                "public_endpoint",
                endpoint,
                "private_endpoint",
                endpoint,
                "vcn_hostname_endpoint",
                endpoint,
                "kubernetes",
                endpoint)));
        return new Attributes(new Value.Structure(
                new TreeMap<>(Map.of("id", new Value.Text(id), "endpoints", new Value.Sequence(List.of(endpoints))))));
    }

    /**
     * The text of the file.
     *
     * @param cluster the cluster
     * @param endpoint the kind of endpoint that is asked for; empty for the public one, or else the private one
     */
    static String of(Attributes cluster, Optional<String> endpoint, Account account) throws ServiceException {
        String id = cluster.text("id").orElse("");
        String name = id.substring(Math.max(0, id.length() - NAME_LENGTH));
        String authority = Base64.getEncoder().encodeToString(authority(id).getBytes(StandardCharsets.US_ASCII));
        return """
                ---
                apiVersion: v1
                kind: ""
                clusters:
                - name: cluster-%1$s
                  cluster:
                    server: https://%2$s
                    certificate-authority-data: %3$s
                users:
                - name: user-%1$s
                  user:
                    exec:
                      apiVersion: client.authentication.k8s.io/v1beta1
                      command: oci
                      args:
                      - ce
                      - cluster
                      - generate-token
                      - --cluster-id
                      - %4$s
                      - --region
                      - %5$s
                      env: []
                contexts:
                - name: context-%1$s
                  context:
                    cluster: cluster-%1$s
                    user: user-%1$s
                current-context: context-%1$s
                """.formatted(
                name, server(cluster, endpoint), authority, id, account.region().name());
    }

    private static String server(Attributes cluster, Optional<String> endpoint) throws ServiceException {
        Optional<String> publicEndpoint = address(cluster, "public_endpoint");
        Optional<String> privateEndpoint = address(cluster, "private_endpoint");
        Optional<String> server = switch (endpoint.orElse("")) {
            case "" -> publicEndpoint.or(() -> privateEndpoint);
            case "PUBLIC_ENDPOINT" -> publicEndpoint;
            case "PRIVATE_ENDPOINT" -> privateEndpoint;
            case "VCN_HOSTNAME" -> address(cluster, "vcn_hostname_endpoint");
            default -> address(cluster, "kubernetes");
        };
        return server.orElseThrow(() -> Refusal.refused(
                DATA_SOURCE,
                "400-InvalidParameter",
                "Cluster " + cluster.text("id").orElse("") + " has no endpoint of the kind " + endpoint.orElse("")
                        + "."));
    }

    private static Optional<String> address(Attributes cluster, String kind) {
        return cluster.text("endpoints.0." + kind).filter(address -> !address.isEmpty());
    }
}
