package dev.featurestore.emulator.engine;

import dev.featurestore.emulator.ocid.OcidMaker;
import dev.featurestore.terraform.oci.Region;
import dev.featurestore.terraform.oci.ResourceType;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Identifiers and durations of resource types. */
public final class ResourceTypes {

    private final OcidMaker ocids = new OcidMaker();

    /** A new identifier in the form of the resource's type. */
    public String newId(String type, String region) {
        if (!type.startsWith("oci_")) {
            return UUID.randomUUID().toString();
        }
        if (type.equals("oci_core_network_security_group_security_rule")) {
            return UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
        }
        ResourceType facts = ResourceType.of(type);
        return ocids.next(
                facts.ocidKind(), facts.isGlobal() ? "" : Region.named(region).inOcids());
    }

    /** The usual duration of a change in OCI. */
    public static Duration duration(String type, ResourceAction action) {
        ResourceType facts = ResourceType.of(type);
        return switch (action) {
            case CREATE -> facts.creation();
            case UPDATE, DELETE -> facts.change();
        };
    }

    /** Address of a type's provider. */
    public static String provider(String type) {
        if (type.equals("terraform_data")) {
            return "terraform.io/builtin/terraform";
        }
        String name = type.contains("_") ? type.substring(0, type.indexOf('_')) : type;
        return "registry.terraform.io/" + (name.equals("oci") ? "oracle" : "hashicorp") + "/" + name;
    }
}
