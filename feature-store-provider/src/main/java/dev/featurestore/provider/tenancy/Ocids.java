package dev.featurestore.provider.tenancy;

import dev.featurestore.terraform.oci.Region;
import java.util.Set;

/** Makes identifiers in OCI's form ("Resource Identifiers", docs.oracle.com). */
public record Ocids(Region region) {

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

    public String of(String kind, Seed seed) {
        String place = WITHOUT_REGION.contains(kind) ? "" : region.inOcids();
        return "ocid1." + kind + '.' + region.realm() + '.' + place + ".aaaaaaaa" + seed.base32(52);
    }
}
