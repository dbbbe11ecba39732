package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The connection to a cluster, as the {@code provider} block describes it. It is checked like one over a network: the
 * address, then the certificate, then the credentials. Nothing is connected before an object is read or changed, because
 * a cluster that a plan creates has no address yet.
 */
final class Connection {

    private static final List<String> EXEC_VERSIONS =
            List.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");
    private static final String CLUSTER_OPTION = "--cluster-id";

    private final ClusterEndpoints endpoints;
    private volatile Attributes configuration = new Attributes(new Value.Structure(new TreeMap<>()));

    Connection(ClusterEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Receives the values of the {@code provider} block. */
    void configure(Value.Structure provider) {
        configuration = new Attributes(provider);
    }

    /**
     * The OCID of the cluster at the other end.
     *
     * @param method the method of the request, for messages
     * @param path its path, for messages
     * @throws ServiceException in the words of the provider if the connection is not possible
     */
    String cluster(String method, String path) throws ServiceException {
        Attributes now = configuration;
        Optional<String> host = text(now, "host");
        String request = method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            throw new ServiceException(request + " \"http://localhost" + path
                    + "\": dial tcp 127.0.0.1:80: connect: connection refused" + withoutHost(now));
        }
        String url = host.get().contains("://") ? host.get() : "https://" + host.get();
        Function<String, ServiceException> failure =
                reason -> new ServiceException(request + " \"" + url.replaceAll("/+$", "") + path + "\": " + reason);
        ClusterEndpoints.Found found = endpoints.at(address(url), failure);
        checkCertificate(now, found, failure);
        checkCredentials(now, found.clusterId());
        return found.clusterId();
    }

    private static String withoutHost(Attributes provider) {
        return text(provider, "config_path").isPresent()
                        || !provider.texts("config_paths").isEmpty()
                ? ". The stand-in for hashicorp/kubernetes reads no kubeconfig file. Set host, cluster_ca_certificate and"
                        + " exec of the provider instead of config_path."
                : ". Set host of the provider kubernetes to an endpoint of the cluster.";
    }

    /** Host and port of a URL. */
    private static String address(String url) {
        String[] parts = url.split("://", 2);
        String host = parts[1].replaceAll("/.*", "");
        return host.matches(".*:\\d+") ? host : host + (parts[0].equals("http") ? ":80" : ":443");
    }

    private static void checkCertificate(
            Attributes provider, ClusterEndpoints.Found found, Function<String, ServiceException> failure)
            throws ServiceException {
        if (provider.isTrue("insecure")) {
            return;
        }
        String trusted = text(provider, "cluster_ca_certificate").orElse("");
        if (!compact(trusted).contains(compact(found.authority()))) {
            throw failure.apply("tls: failed to verify certificate: x509: certificate signed by unknown authority");
        }
        String name = text(provider, "tls_server_name").orElse(found.host());
        if (!found.names().contains(name)) {
            throw failure.apply("tls: failed to verify certificate: x509: certificate is valid for "
                    + String.join(", ", found.names()) + ", not " + name);
        }
    }

    private static String compact(String pem) {
        return pem.replaceAll("\\s", "");
    }

    private static void checkCredentials(Attributes provider, String clusterId) throws ServiceException {
        boolean other = text(provider, "token").isPresent()
                || text(provider, "username").isPresent()
                || text(provider, "client_certificate").isPresent();
        Optional<String> version = text(provider, "exec.0.api_version");
        if (version.isEmpty() && !other) {
            throw new ServiceException("Unauthorized");
        }
        if (version.isPresent() && !EXEC_VERSIONS.contains(version.get())) {
            throw new ServiceException("exec plugin: invalid apiVersion \"" + version.get() + "\"");
        }
        List<String> arguments = new ArrayList<>(provider.texts("exec.args"));
        int option = arguments.indexOf(CLUSTER_OPTION);
        if (option >= 0
                && (option + 1 == arguments.size() || !arguments.get(option + 1).equals(clusterId))) {
            throw new ServiceException("Unauthorized");
        }
    }

    private static Optional<String> text(Attributes provider, String path) {
        return provider.text(path).filter(text -> !text.isEmpty());
    }

    /** The regular expressions of labels and annotations that the provider ignores. */
    List<String> ignored(String argument) {
        return configuration.texts(argument);
    }
}
