package dev.featurestore.operator.policy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The statements that Oracle publishes for users who deploy the feature store: "Feature Store Operator", "User policies". */
final class Published {

    private static final List<String> MANAGED_BEFORE_COMPARTMENTS = List.of(
            "orm-stacks",
            "orm-jobs",
            "object-family",
            "users",
            "instance-family",
            "tag-namespaces",
            "groups",
            "policies",
            "dynamic-groups",
            "virtual-network-family",
            "functions-family");

    private static final List<String> MANAGED_AFTER_COMPARTMENTS =
            List.of("cluster-family", "mysql-family", "api-gateway-family");

    private Published() {}

    /** The rights in the compartment, in their order. */
    static List<Grant> grants(Scope scope) {
        return Stream.of(
                        manage(MANAGED_BEFORE_COMPARTMENTS, scope),
                        Stream.of(new Grant(Verb.INSPECT, "compartments", scope)),
                        manage(MANAGED_AFTER_COMPARTMENTS, scope))
                .flatMap(Objects::requireNonNull)
                .toList();
    }

    private static Stream<Grant> manage(List<String> resources, Scope scope) {
        return resources.stream().map(resource -> new Grant(Verb.MANAGE, resource, scope));
    }

    /** The two statements for the tenancy with the images; they only take effect in its root compartment. */
    static List<String> endorsement(UserGroup group, String tenancyId) {
        return List.of(
                "define tenancy service_tenancy as " + tenancyId,
                "endorse " + group + " to read repos in tenancy service_tenancy");
    }
}
