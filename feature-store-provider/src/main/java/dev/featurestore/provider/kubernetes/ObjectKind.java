package dev.featurestore.provider.kubernetes;

import java.util.Arrays;
import java.util.List;

/** A kind of objects that the stand-in knows. */
enum ObjectKind {
    CONFIG_MAP("kubernetes_config_map_v1", "configmaps", "/api/v1"),
    DEPLOYMENT("kubernetes_deployment_v1", "deployments.apps", "/apis/apps/v1"),
    NAMESPACE("kubernetes_namespace_v1", "namespaces", "/api/v1"),
    POD_DISRUPTION_BUDGET("kubernetes_pod_disruption_budget_v1", "poddisruptionbudgets.policy", "/apis/policy/v1"),
    SECRET("kubernetes_secret_v1", "secrets", "/api/v1"),
    SERVICE("kubernetes_service_v1", "services", "/api/v1"),
    SERVICE_ACCOUNT("kubernetes_service_account_v1", "serviceaccounts", "/api/v1");

    private static final String VERSION = "_v1";

    private final String type;
    private final String resource;
    private final String group;

    /**
     * @param type Terraform's type
     * @param resource the name of the kind in messages of the API
     * @param group the path of its group and version
     */
    ObjectKind(String type, String resource, String group) {
        this.type = type;
        this.resource = resource;
        this.group = group;
    }

    /** The kind of a type; an older name of a type has no version at its end. */
    static ObjectKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.names().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The table has a type without code: " + name));
    }

    String type() {
        return type;
    }

    /** All names of the type. The older name of disruption budgets is that of an API that Kubernetes has removed. */
    List<String> names() {
        return this == POD_DISRUPTION_BUDGET
                ? List.of(type)
                : List.of(type, type.substring(0, type.length() - VERSION.length()));
    }

    String resource() {
        return resource;
    }

    boolean isNamespaced() {
        return this != NAMESPACE;
    }

    /** The path of the kind's objects in a namespace. */
    String path(String namespace) {
        int dot = resource.indexOf('.');
        String plural = dot < 0 ? resource : resource.substring(0, dot);
        return isNamespaced() ? group + "/namespaces/" + namespace + '/' + plural : group + '/' + plural;
    }
}
