package dev.featurestore.operator.policy;

import dev.featurestore.terraform.Resource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rights that Terraform's types of resources ask for: the one table of them. The provider's types are those of
 * oracle/oci. Source: "Policy Reference" in OCI's documentation.
 */
public final class ResourceRights {

    /** Where a right is needed. */
    enum Place {
        /** Where the resource itself says that it is, or else in the compartment that is deployed to. */
        RESOURCE,
        /** In the compartment that is deployed to, whatever the resource says. */
        COMPARTMENT,
        /** In the tenancy, which such resources belong to, whatever compartment is named. */
        TENANCY,
        /** Where an existing vault is: the bundled stack's local value {@code vault_compartment_id}. */
        VAULT
    }

    /**
     * The resources of policies that types of Terraform are.
     *
     * @param typePrefix how their names begin
     * @param resource name of the family, or of the type of resources, in policies
     */
    private record Family(String typePrefix, String resource, Place place) {}

    /**
     * What a type needs beside its family, perhaps only if a variable of the stack has certain values.
     *
     * @param address how the address of the resource or data source begins
     * @param variable the variable; any if it is empty
     * @param pattern what the whole value has to match
     * @param condition what the right is limited to, {@code %s} being the value; nothing if it is empty
     */
    record Extra(
            String address,
            Verb verb,
            String resource,
            Place place,
            String variable,
            Pattern pattern,
            String condition) {

        Extra(String address, Verb verb, String resource, Place place) {
            this(address, verb, resource, place, "", Pattern.compile(""), "");
        }
    }

    // The first prefix that fits is it, so longer ones come first.
    private static final List<Family> FAMILIES = List.of(
            new Family("oci_apigateway_", "api-gateway-family", Place.RESOURCE),
            new Family("oci_artifacts_", "repos", Place.TENANCY),
            new Family("oci_autoscaling_", "auto-scaling-configurations", Place.RESOURCE),
            new Family("oci_bastion_", "bastion-family", Place.RESOURCE),
            new Family("oci_certificates_management_", "certificate-authority-family", Place.RESOURCE),
            new Family("oci_container_instances_", "compute-container-family", Place.RESOURCE),
            new Family("oci_containerengine_", "cluster-family", Place.RESOURCE),
            new Family("oci_core_boot_volume", "volume-family", Place.RESOURCE),
            new Family("oci_core_volume", "volume-family", Place.RESOURCE),
            new Family("oci_core_instance", "instance-family", Place.RESOURCE),
            new Family("oci_core_image", "instance-family", Place.RESOURCE),
            new Family("oci_core_compute", "instance-family", Place.RESOURCE),
            new Family("oci_core_dedicated_vm_host", "dedicated-vm-hosts", Place.RESOURCE),
            new Family("oci_core_", "virtual-network-family", Place.RESOURCE),
            new Family("oci_database_autonomous_", "autonomous-database-family", Place.RESOURCE),
            new Family("oci_database_", "database-family", Place.RESOURCE),
            new Family("oci_datacatalog_", "data-catalog-family", Place.RESOURCE),
            new Family("oci_datascience_", "data-science-family", Place.RESOURCE),
            new Family("oci_dns_", "dns", Place.RESOURCE),
            new Family("oci_file_storage_", "file-family", Place.RESOURCE),
            new Family("oci_functions_", "functions-family", Place.RESOURCE),
            new Family("oci_identity_availability_domain", "compartments", Place.COMPARTMENT),
            new Family("oci_identity_compartment", "compartments", Place.TENANCY),
            new Family("oci_identity_dynamic_group", "dynamic-groups", Place.TENANCY),
            new Family("oci_identity_user", "users", Place.TENANCY),
            new Family("oci_identity_auth_token", "users", Place.TENANCY),
            new Family("oci_identity_group", "groups", Place.TENANCY),
            new Family("oci_identity_policy", "policies", Place.RESOURCE),
            new Family("oci_identity_tag", "tag-namespaces", Place.RESOURCE),
            new Family("oci_identity_", "tenancies", Place.TENANCY),
            new Family("oci_kms_key", "keys", Place.RESOURCE),
            new Family("oci_kms_", "vaults", Place.RESOURCE),
            new Family("oci_load_balancer_", "load-balancers", Place.RESOURCE),
            new Family("oci_logging_", "logging-family", Place.RESOURCE),
            new Family("oci_monitoring_", "alarms", Place.RESOURCE),
            new Family("oci_mysql_", "mysql-family", Place.RESOURCE),
            new Family("oci_network_load_balancer_", "network-load-balancers", Place.RESOURCE),
            new Family("oci_objectstorage_namespace", "objectstorage-namespaces", Place.COMPARTMENT),
            new Family("oci_objectstorage_", "object-family", Place.RESOURCE),
            new Family("oci_ons_notification_topic", "ons-topics", Place.RESOURCE),
            new Family("oci_ons_", "ons-subscriptions", Place.RESOURCE),
            new Family("oci_resourcemanager_", "orm-family", Place.RESOURCE),
            new Family("oci_secrets_", "secret-family", Place.RESOURCE),
            new Family("oci_vault_", "secret-family", Place.RESOURCE));

    static final List<Extra> EXTRAS = List.of(
            new Extra("oci_monitoring_alarm.", Verb.READ, "metrics", Place.COMPARTMENT),
            // Functions pulls with the rights of who deploys. Given user_ocid, the stack lets that user pull by itself.
            new Extra(
                    "oci_functions_function.", Verb.READ, "repos", Place.TENANCY, "user_ocid", Pattern.compile(""), ""),
            new Extra("data.oci_kms_vault.", Verb.USE, "vaults", Place.VAULT),
            // The key may lie in any compartment; it is named instead.
            new Extra(
                    "oci_objectstorage_bucket.",
                    Verb.USE,
                    "key-delegate",
                    Place.TENANCY,
                    "bucket_kms_key_ocid",
                    Pattern.compile(".+"),
                    "target.key.id = '%s'"),
            new Extra(
                    "oci_apigateway_gateway.",
                    Verb.MANAGE,
                    "certificate-associations",
                    Place.COMPARTMENT,
                    "certificate_ocid",
                    Pattern.compile("ocid1\\.certificate\\..*"),
                    ""),
            new Extra(
                    "oci_apigateway_gateway.",
                    Verb.READ,
                    "leaf-certificates",
                    Place.COMPARTMENT,
                    "certificate_ocid",
                    Pattern.compile("ocid1\\.certificate\\..*"),
                    ""));

    private ResourceRights() {}

    /**
     * A right, and where it is needed.
     *
     * @param resource as policies name it
     */
    record Right(Verb verb, String resource, Place place) {}

    /** The right that a type asks for by itself; nothing if the type is not known. */
    static Optional<Right> of(Resource.Mode mode, String type) {
        return FAMILIES.stream()
                .filter(family -> type.startsWith(family.typePrefix()))
                .findFirst()
                .map(family -> new Right(verb(mode, family.resource()), family.resource(), family.place()));
    }

    /**
     * The right that a type asks for by itself; nothing if the type is not known.
     *
     * @param compartmentId OCID of the compartment that is deployed to
     */
    public static Optional<Grant> of(Resource.Mode mode, String type, String compartmentId) {
        return of(mode, type)
                .map(right -> new Grant(
                        right.verb(),
                        right.resource(),
                        right.place() == Place.TENANCY ? new Scope.Tenancy() : Scope.of(compartmentId)));
    }

    private static Verb verb(Resource.Mode mode, String resource) {
        boolean listed = resource.equals("tenancies") || resource.equals("compartments");
        return mode == Resource.Mode.MANAGED && !resource.equals("tenancies")
                ? Verb.MANAGE
                : listed ? Verb.INSPECT : Verb.READ;
    }
}
