package dev.featurestore.provider.tenancy;

import java.util.List;

/** What is in use is not deleted; the API reference says of each "Delete" operation what must not be there any more. */
record UseCheck(ResourceStore store) implements Check {

    private static final String REFERENCE =
            "The %1$s %2$s references the %3$s. You must remove the reference to proceed with this operation.";

    /**
     * A use.
     *
     * @param type what is used
     * @param by the type of what uses it
     * @param path where that names what it uses
     * @param code status and code of the refusal
     * @param message %1$s is the used type's name, %2$s its identifier, %3$s names what uses it
     */
    private record Use(String type, String by, String path, String code, String message) {}

    private static final List<Use> USES = List.of(
            reference("oci_core_vcn", "oci_core_subnet", "vcn_id"),
            gateway("oci_core_internet_gateway"),
            gateway("oci_core_nat_gateway"),
            gateway("oci_core_service_gateway"),
            gateway("oci_core_drg_attachment"),
            reference("oci_core_vcn", "oci_core_route_table", "vcn_id"),
            reference("oci_core_vcn", "oci_core_security_list", "vcn_id"),
            reference("oci_core_vcn", "oci_core_dhcp_options", "vcn_id"),
            reference("oci_core_vcn", "oci_core_network_security_group", "vcn_id"),
            reference("oci_core_subnet", "oci_container_instances_container_instance", "vnics.subnet_id"),
            reference("oci_core_subnet", "oci_core_instance", "create_vnic_details.subnet_id"),
            reference("oci_core_subnet", "oci_apigateway_gateway", "subnet_id"),
            reference("oci_core_subnet", "oci_mysql_mysql_db_system", "subnet_id"),
            reference("oci_core_subnet", "oci_network_load_balancer_network_load_balancer", "subnet_id"),
            reference("oci_core_subnet", "oci_load_balancer_load_balancer", "subnet_ids"),
            reference("oci_core_network_security_group", "oci_container_instances_container_instance", "vnics.nsg_ids"),
            reference("oci_core_network_security_group", "oci_apigateway_gateway", "network_security_group_ids"),
            reference("oci_core_network_security_group", "oci_mysql_mysql_db_system", "nsg_ids"),
            reference(
                    "oci_core_network_security_group",
                    "oci_network_load_balancer_network_load_balancer",
                    "network_security_group_ids"),
            reference("oci_core_route_table", "oci_core_subnet", "route_table_id"),
            reference("oci_core_security_list", "oci_core_subnet", "security_list_ids"),
            reference("oci_core_dhcp_options", "oci_core_subnet", "dhcp_options_id"),
            route("oci_core_internet_gateway"),
            route("oci_core_nat_gateway"),
            route("oci_core_service_gateway"),
            reference("oci_apigateway_gateway", "oci_apigateway_deployment", "gateway_id"),
            reference("oci_functions_application", "oci_functions_function", "application_id"),
            reference("oci_logging_log_group", "oci_logging_log", "log_group_id"),
            new Use(
                    "oci_identity_group",
                    "oci_identity_user_group_membership",
                    "group_id",
                    "409-Conflict",
                    "The group %2$s is not empty."));

    private static Use reference(String type, String by, String path) {
        return new Use(type, by, path, "409-Conflict", REFERENCE);
    }

    private static Use gateway(String by) {
        return new Use(
                "oci_core_vcn", by, "vcn_id", "409-IncorrectState", "%2$s is associated with Gateway that is in use");
    }

    private static Use route(String gateway) {
        return reference(gateway, "oci_core_route_table", "route_rules.network_entity_id");
    }

    @Override
    public void check(Operation operation, String type, Attributes resource) throws ServiceException {
        String id = resource.text("id").orElse("");
        if (operation != Operation.DELETE) {
            return;
        }
        for (Use use : USES) {
            if (!use.type().equals(type)) {
                continue;
            }
            for (ResourceStore.Entry entry : store.all(use.by())) {
                Attributes user = new Attributes(entry.attributes());
                if (user.texts(use.path()).contains(id)) {
                    throw Refusal.conflict(type, use.code(), use.message().formatted(name(type), id, user(use, user)));
                }
            }
        }
        if (type.equals("oci_objectstorage_bucket")) {
            checkEmpty(resource);
        }
    }

    private void checkEmpty(Attributes bucket) throws ServiceException {
        String name = bucket.text("name").orElse("");
        for (ResourceStore.Entry entry : store.all("oci_objectstorage_object")) {
            Attributes object = new Attributes(entry.attributes());
            if (object.text("bucket").equals(bucket.text("name"))
                    && object.text("namespace").equals(bucket.text("namespace"))) {
                throw Refusal.conflict(
                        "oci_objectstorage_bucket",
                        "409-BucketNotEmpty",
                        "Bucket named '" + name + "' is not empty. Delete all object versions first.");
            }
        }
    }

    /** What uses it; a subnet is used by network interfaces. */
    private static String user(Use use, Attributes user) {
        String whole = name(use.by()) + ' ' + user.text("id").orElse("");
        return use.path().contains("subnet_id")
                ? user.text("vnics.0.vnic_id").map(vnic -> "VNIC " + vnic).orElse("VNIC of the " + whole)
                : whole;
    }

    /** The name of what a type makes: {@code Subnet}. */
    private static String name(String type) {
        String[] words = type.split("_", 3);
        if (words[1].equals("core")) {
            return Character.toUpperCase(words[2].charAt(0))
                    + words[2].substring(1).replace('_', ' ');
        }
        return words[2].replace('_', ' ');
    }
}
