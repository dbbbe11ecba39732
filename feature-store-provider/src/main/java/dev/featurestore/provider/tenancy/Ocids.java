package dev.featurestore.provider.tenancy;

import dev.featurestore.terraform.oci.Region;
import java.util.List;
import java.util.Set;

/** Makes identifiers in OCI's form ("Resource Identifiers", docs.oracle.com). */
record Ocids(Region region) {

    /** Kinds of Identity, which belong to no region. */
    private static final Set<String> WITHOUT_REGION = Set.of(
            "compartment",
            "credential",
            "dynamicgroup",
            "group",
            "groupmembership",
            "policy",
            "tagdefinition",
            "tagnamespace",
            "tenancy",
            "user");

    /** Beginnings of types whose service has a name of several words. */
    private static final List<String> LONG_SERVICES = List.of(
            "oci_certificates_management_",
            "oci_container_instances_",
            "oci_health_checks_",
            "oci_load_balancer_",
            "oci_network_load_balancer_");

    String of(String kind, Seed seed) {
        String place = WITHOUT_REGION.contains(kind) ? "" : region.inOcids();
        return "ocid1." + kind + '.' + region.realm() + '.' + place + ".aaaaaaaa" + seed.base32(52);
    }

    /** The kind of a type without one of its own: its name without provider and service. */
    static String kindOf(String type) {
        String name = type.startsWith("data.") ? type.substring("data.".length()) : type;
        for (String service : LONG_SERVICES) {
            if (name.startsWith(service)) {
                return name.substring(service.length()).replace("_", "");
            }
        }
        String[] words = name.split("_", 3);
        return words[words.length - 1].replace("_", "");
    }
}
