package dev.featurestore.provider.tenancy;

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

    String of(String kind, Seed seed) {
        String place = WITHOUT_REGION.contains(kind) ? "" : region.inOcids();
        return "ocid1." + kind + '.' + region.realm() + '.' + place + ".aaaaaaaa" + seed.base32(52);
    }

    /** The kind of a type without one of its own: its name without provider and service. */
    static String kindOf(String type) {
        String name = type.startsWith("data.") ? type.substring("data.".length()) : type;
        String[] words = name.split("_", 3);
        return words[words.length - 1].replace("_", "");
    }
}
