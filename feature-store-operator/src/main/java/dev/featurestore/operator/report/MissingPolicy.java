package dev.featurestore.operator.report;

import dev.featurestore.operator.deploy.TerraformError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy statement that a refused resource asks for. OCI answers 404-NotAuthorizedOrNotFound to whoever may not do
 * something, so that nobody learns what exists; in a stack that makes its own resources it means a missing policy nearly
 * always. Source: "Policy Reference" in OCI's documentation.
 */
final class MissingPolicy {

    private static final Pattern REFUSED = Pattern.compile("40[134]-(NotAuthorized(OrNotFound)?|Forbidden)\\b.*");

    /** The type in an address such as {@code module.net.data.oci_core_vcn.this[0]}. */
    private static final Pattern TYPE = Pattern.compile("(?:^|\\.)(oci_\\w+)\\.");

    /** Where a statement must be: some resources belong to the tenancy, whatever compartment is named. */
    private enum Scope {
        COMPARTMENT,
        TENANCY
    }

    private record Family(String typePrefix, String name, Scope scope) {}

    // The first prefix that fits is it, so longer ones come first.
    private static final List<Family> FAMILIES = List.of(
            new Family("oci_apigateway_", "api-gateway-family", Scope.COMPARTMENT),
            new Family("oci_artifacts_", "repos", Scope.TENANCY),
            new Family("oci_autoscaling_", "auto-scaling-configurations", Scope.COMPARTMENT),
            new Family("oci_bastion_", "bastion-family", Scope.COMPARTMENT),
            new Family("oci_certificates_management_", "certificate-authority-family", Scope.COMPARTMENT),
            new Family("oci_container_instances_", "compute-container-family", Scope.COMPARTMENT),
            new Family("oci_containerengine_", "cluster-family", Scope.COMPARTMENT),
            new Family("oci_core_boot_volume", "volume-family", Scope.COMPARTMENT),
            new Family("oci_core_volume", "volume-family", Scope.COMPARTMENT),
            new Family("oci_core_instance", "instance-family", Scope.COMPARTMENT),
            new Family("oci_core_image", "instance-family", Scope.COMPARTMENT),
            new Family("oci_core_compute", "instance-family", Scope.COMPARTMENT),
            new Family("oci_core_dedicated_vm_host", "dedicated-vm-hosts", Scope.COMPARTMENT),
            new Family("oci_core_", "virtual-network-family", Scope.COMPARTMENT),
            new Family("oci_database_autonomous_", "autonomous-database-family", Scope.COMPARTMENT),
            new Family("oci_database_", "database-family", Scope.COMPARTMENT),
            new Family("oci_datacatalog_", "data-catalog-family", Scope.COMPARTMENT),
            new Family("oci_datascience_", "data-science-family", Scope.COMPARTMENT),
            new Family("oci_dns_", "dns", Scope.COMPARTMENT),
            new Family("oci_file_storage_", "file-family", Scope.COMPARTMENT),
            new Family("oci_functions_", "functions-family", Scope.COMPARTMENT),
            new Family("oci_identity_compartment", "compartments", Scope.TENANCY),
            new Family("oci_identity_dynamic_group", "dynamic-groups", Scope.TENANCY),
            new Family("oci_identity_user", "users", Scope.TENANCY),
            new Family("oci_identity_auth_token", "users", Scope.TENANCY),
            new Family("oci_identity_group", "groups", Scope.TENANCY),
            new Family("oci_identity_policy", "policies", Scope.COMPARTMENT),
            new Family("oci_identity_tag", "tag-namespaces", Scope.COMPARTMENT),
            new Family("oci_identity_", "tenancies", Scope.TENANCY),
            new Family("oci_kms_key", "keys", Scope.COMPARTMENT),
            new Family("oci_kms_", "vaults", Scope.COMPARTMENT),
            new Family("oci_load_balancer_", "load-balancers", Scope.COMPARTMENT),
            new Family("oci_logging_", "logging-family", Scope.COMPARTMENT),
            new Family("oci_monitoring_", "alarms", Scope.COMPARTMENT),
            new Family("oci_mysql_", "mysql-family", Scope.COMPARTMENT),
            new Family("oci_network_load_balancer_", "network-load-balancers", Scope.COMPARTMENT),
            new Family("oci_objectstorage_", "object-family", Scope.COMPARTMENT),
            new Family("oci_ons_notification_topic", "ons-topics", Scope.COMPARTMENT),
            new Family("oci_ons_", "ons-subscriptions", Scope.COMPARTMENT),
            new Family("oci_resourcemanager_", "orm-family", Scope.COMPARTMENT),
            new Family("oci_secrets_", "secret-family", Scope.COMPARTMENT),
            new Family("oci_vault_", "secret-family", Scope.COMPARTMENT));

    private MissingPolicy() {}

    /** The statement to add, if the error is a refusal at a resource whose policies are known. */
    static Optional<String> statement(TerraformError error, String compartmentId) {
        if (!REFUSED.matcher(error.summary()).matches()) {
            return Optional.empty();
        }
        return error.address().flatMap(address -> {
            boolean data = isData(address);
            Matcher type = TYPE.matcher(address);
            if (!type.find()) {
                return Optional.empty();
            }
            return FAMILIES.stream()
                    .filter(f -> type.group(1).startsWith(f.typePrefix()))
                    .findFirst()
                    .map(f -> "allow group <your group> to " + verb(data, f) + " " + f.name() + " in "
                            + (f.scope() == Scope.TENANCY ? "tenancy" : "compartment id " + compartmentId));
        });
    }

    private static String verb(boolean data, Family family) {
        return family.name().equals("tenancies") ? "inspect" : data ? "read" : "manage";
    }

    private static boolean isData(String address) {
        return address.startsWith("data.") || address.contains(".data.");
    }
}
