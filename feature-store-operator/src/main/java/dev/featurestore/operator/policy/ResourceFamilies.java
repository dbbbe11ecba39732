package dev.featurestore.operator.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The resource types of each family. Source: "Policy Reference" in OCI's documentation. */
final class ResourceFamilies {

    private static final String ALL = "all-resources";

    // Only types that a deployment needs individually: a right to a whole family is compared as such.
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "leaf-certificate-family",
                    Set.of("leaf-certificates", "leaf-certificate-versions", "leaf-certificate-bundles"),
            "object-family", Set.of("buckets", "objects", "objectstorage-namespaces"),
            "ons-family", Set.of("ons-topics", "ons-subscriptions"),
            "orm-family", Set.of("orm-stacks", "orm-jobs", "orm-work-requests", "orm-config-source-providers"),
            "secret-family", Set.of("secrets", "secret-versions", "secret-bundles"));

    private ResourceFamilies() {}

    /** Whether a right to the first type or family includes the second. */
    static boolean covers(String resource, String other) {
        String name = resource.toLowerCase(Locale.ROOT);
        return name.equals(ALL)
                || name.equals(other)
                || MEMBERS.getOrDefault(name, Set.of()).contains(other);
    }
}
