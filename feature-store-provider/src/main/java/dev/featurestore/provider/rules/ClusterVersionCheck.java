package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ResourceStore;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of Kubernetes ("Supported Versions of Kubernetes", "Upgrading Managed Nodes", docs.oracle.com): a new cluster has
 * one that is not retired, a cluster is not downgraded, and nodes are not newer than their cluster.
 *
 * @param offered the offered versions
 */
public record ClusterVersionCheck(ResourceStore store, List<String> offered) implements Check {

    private static final String CLUSTER = "oci_containerengine_cluster";
    private static final String NODE_POOL = "oci_containerengine_node_pool";
    private static final String VERSION = "kubernetes_version";
    private static final Pattern FORM = Pattern.compile("v(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

    public ClusterVersionCheck {
        offered = List.copyOf(offered);
    }

    @Override
    public void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException {
        Optional<String> version = resource.text(VERSION);
        if (operation == ResourceOperation.DELETE || version.isEmpty()) {
            return;
        }
        if (type.equals(CLUSTER)) {
            Optional<String> before = storedVersion(resource.text("id"));
            if (before.equals(version)) {
                return; // An existing cluster keeps a version that is not offered any more.
            }
            if (!FORM.matcher(version.get()).matches() || isRetired(version.get())) {
                throw Refusal.invalid(
                        type,
                        "Invalid kubernetesVersion: " + version.get() + ". Offered are " + String.join(", ", offered)
                                + '.');
            }
            if (before.filter(old -> compare(version.get(), old) < 0).isPresent()) {
                throw Refusal.invalid(
                        type,
                        "Invalid kubernetesVersion: a cluster cannot be downgraded from " + before.get() + " to "
                                + version.get() + '.');
            }
        } else if (type.equals(NODE_POOL)) {
            Optional<String> cluster = storedVersion(resource.text("cluster_id"));
            if (cluster.filter(of -> compare(version.get(), of) > 0).isPresent()) {
                throw Refusal.invalid(
                        type,
                        "Invalid kubernetesVersion: the version of the node pool, " + version.get()
                                + ", is newer than that of its cluster, " + cluster.get() + '.');
            }
        }
    }

    /** Whether a version is older than all offered ones, apart from its patch: OCI offers new versions every month. */
    private boolean isRetired(String version) {
        return offered.stream().allMatch(each -> compare(withoutPatch(version), withoutPatch(each)) < 0);
    }

    private static String withoutPatch(String version) {
        return version.replaceFirst("\\.\\d+$", ".0");
    }

    private Optional<String> storedVersion(Optional<String> clusterId) {
        return clusterId.flatMap(store::find).flatMap(entry -> new Attributes(entry.attributes()).text(VERSION));
    }

    private static int compare(String one, String other) {
        Matcher first = FORM.matcher(one);
        Matcher second = FORM.matcher(other);
        if (!first.matches() || !second.matches()) {
            return 0;
        }
        for (int part = 1; part <= 3; part++) {
            int difference = Integer.compare(Integer.parseInt(first.group(part)), Integer.parseInt(second.group(part)));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
