package dev.featurestore.emulator.engine;

import dev.featurestore.emulator.ocid.OcidMaker;
import dev.featurestore.terraform.oci.Region;
import dev.featurestore.terraform.oci.ResourceType;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Identifiers and durations of resource types. */
public final class ResourceTypes {

    /** Duration of a change in place or a destruction, as a fraction of the creation. */
    private static final int CHANGE_FRACTION = 4;

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
        Duration creation = ResourceType.of(type).creation();
        return switch (action) {
            case CREATE -> creation;
            case UPDATE, DELETE -> Duration.ofSeconds(Math.max(creation.toSeconds() / CHANGE_FRACTION, 1));
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
