package dev.featurestore.emulator.engine;

import dev.featurestore.emulator.ocid.Ocid;
import dev.featurestore.terraform.oci.Region;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the engine knows of resource types: their identifiers, and how long OCI takes to make one. */
public final class ResourceTypes {

    /** Kinds of OCIDs that do not follow from the type's name. From memory of OCI's; approximate. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("oci_apigateway_gateway", "apigateway"),
            Map.entry("oci_apigateway_deployment", "apideployment"),
            Map.entry("oci_container_instances_container_instance", "computecontainerinstance"),
            Map.entry("oci_functions_application", "fnapp"),
            Map.entry("oci_functions_function", "fnfunc"),
            Map.entry("oci_load_balancer_load_balancer", "loadbalancer"),
            Map.entry("oci_mysql_mysql_db_system", "mysqldbsystem"),
            Map.entry("oci_network_load_balancer_network_load_balancer", "networkloadbalancer"),
            Map.entry("oci_ons_notification_topic", "onstopic"),
            Map.entry("oci_ons_subscription", "onssubscription"),
            Map.entry("oci_vault_secret", "vaultsecret"),
            Map.entry("oci_core_default_security_list", "securitylist"),
            Map.entry("oci_core_default_route_table", "routetable"),
            Map.entry("oci_core_default_dhcp_options", "dhcpoptions"));

    /** Seconds that creation takes in OCI, about. */
    private static final Map<String, Integer> SECONDS = Map.ofEntries(
            Map.entry("oci_mysql_mysql_db_system", 12 * 60),
            Map.entry("oci_database_autonomous_database", 4 * 60),
            Map.entry("oci_containerengine_cluster", 7 * 60),
            Map.entry("oci_containerengine_node_pool", 4 * 60),
            Map.entry("oci_apigateway_gateway", 2 * 60),
            Map.entry("oci_apigateway_deployment", 15),
            Map.entry("oci_container_instances_container_instance", 60),
            Map.entry("oci_network_load_balancer_network_load_balancer", 25),
            Map.entry("oci_functions_application", 5),
            Map.entry("oci_functions_function", 5),
            Map.entry("oci_kms_vault", 30),
            Map.entry("oci_kms_key", 8),
            Map.entry("oci_vault_secret", 4),
            Map.entry("oci_core_instance", 45),
            Map.entry("oci_core_vcn", 2),
            Map.entry("oci_core_subnet", 4),
            Map.entry("oci_core_nat_gateway", 3),
            Map.entry("oci_core_network_security_group_security_rule", 1));

    private static final int SECONDS_OF_OTHERS = 2;

    /** A change in place or a destruction takes about this fraction of the creation. */
    private static final int CHANGE_FRACTION = 4;

    private final Ocid ocids = new Ocid();

    /** A new identifier for a resource, of the form that its type has. */
    String newId(String type, String region) {
        if (!type.startsWith("oci_")) {
            return UUID.randomUUID().toString();
        }
        if (type.equals("oci_core_network_security_group_security_rule")) {
            return UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
        }
        boolean global = type.startsWith("oci_identity_");
        return ocids.next(kind(type), global ? "" : Region.named(region).inOcids());
    }

    /** What stands behind {@code ocid1.}: usually the type without its service and underscores. */
    private static String kind(String type) {
        String withoutService = type.replaceFirst("^oci_[^_]+_", "").replace("_", "");
        return KINDS.getOrDefault(type, withoutService);
    }

    /** How long OCI takes for a change, about. */
    public static Duration duration(String type, Action action) {
        int creation = SECONDS.getOrDefault(type, SECONDS_OF_OTHERS);
        int seconds = switch (action) {
            case CREATE -> creation;
            case UPDATE, DELETE -> Math.max(creation / CHANGE_FRACTION, 1);
        };
        return Duration.ofSeconds(seconds);
    }

    /** Address of the provider that a type belongs to. */
    static String provider(String type) {
        if (type.equals("terraform_data")) {
            return "terraform.io/builtin/terraform";
        }
        String name = type.contains("_") ? type.substring(0, type.indexOf('_')) : type;
        return "registry.terraform.io/" + (name.equals("oci") ? "oracle" : "hashicorp") + "/" + name;
    }
}
