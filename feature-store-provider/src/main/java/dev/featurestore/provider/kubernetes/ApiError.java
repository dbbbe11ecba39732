package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.tenancy.ServiceException;

/** Errors of the Kubernetes API, as the provider reports them. */
final class ApiError {

    private ApiError() {}

    /** An object with the name exists. */
    static ServiceException exists(ObjectKind kind, String name) {
        return failed(kind, "create", kind.resource() + " \"" + name + "\" already exists");
    }

    /** The object, or its namespace, does not exist. */
    static ServiceException notFound(ObjectKind kind, String operation, ObjectKind missing, String name) {
        return failed(kind, operation, missing.resource() + " \"" + name + "\" not found");
    }

    /**
     * The API rejects an object.
     *
     * @param problem the path of the field, and what is wrong with its value
     */
    static ServiceException invalid(ObjectKind kind, String operation, String name, String problem) {
        return failed(kind, operation, title(kind) + " \"" + name + "\" is invalid: " + problem);
    }

    private static String title(ObjectKind kind) {
        return switch (kind) {
            case CONFIG_MAP -> "ConfigMap";
            case DEPLOYMENT -> "Deployment.apps";
            case NAMESPACE -> "Namespace";
            case POD_DISRUPTION_BUDGET -> "PodDisruptionBudget.policy";
            case SECRET -> "Secret";
            case SERVICE -> "Service";
            case SERVICE_ACCOUNT -> "ServiceAccount";
        };
    }

    /** The provider names the operation for deployments only. */
    private static ServiceException failed(ObjectKind kind, String operation, String message) {
        return new ServiceException(
                kind == ObjectKind.DEPLOYMENT ? "Failed to " + operation + " deployment: " + message : message);
    }
}
