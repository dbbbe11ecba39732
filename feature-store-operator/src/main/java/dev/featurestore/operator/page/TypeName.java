package dev.featurestore.operator.page;

import java.util.Locale;
import java.util.Map;

/**
 * A resource type in words.
 *
 * @param service its service, as OCI's documentation names it where it is one of the services below
 * @param kind what it is in that service, such as {@code Subnet}
 */
record TypeName(String service, String kind) {

    /** How types of the provider begin, and the services; "Service Essentials" of OCI's documentation. */
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("oci_apigateway", "API Gateway"),
            Map.entry("oci_artifacts", "Artifact Registry"),
            Map.entry("oci_bastion", "Bastion"),
            Map.entry("oci_certificates_management", "Certificates"),
            Map.entry("oci_container_instances", "Container Instances"),
            Map.entry("oci_containerengine", "Kubernetes Engine"),
            Map.entry("oci_core", "Network and Compute"),
            Map.entry("oci_database", "Database"),
            Map.entry("oci_datascience", "Data Science"),
            Map.entry("oci_dns", "DNS"),
            Map.entry("oci_events", "Events"),
            Map.entry("oci_file_storage", "File Storage"),
            Map.entry("oci_functions", "Functions"),
            Map.entry("oci_identity", "Identity"),
            Map.entry("oci_kms", "Vault"),
            Map.entry("oci_load_balancer", "Load Balancer"),
            Map.entry("oci_logging", "Logging"),
            Map.entry("oci_monitoring", "Monitoring"),
            Map.entry("oci_mysql", "MySQL HeatWave"),
            Map.entry("oci_network_load_balancer", "Network Load Balancer"),
            Map.entry("oci_objectstorage", "Object Storage"),
            Map.entry("oci_ons", "Notifications"),
            Map.entry("oci_resourcemanager", "Resource Manager"),
            Map.entry("oci_streaming", "Streaming"),
            Map.entry("oci_vault", "Vault"),
            Map.entry("kubernetes", "Kubernetes"),
            Map.entry("terraform", "Terraform"));

    static TypeName of(String type) {
        for (int end = type.lastIndexOf('_'); end > 0; end = type.lastIndexOf('_', end - 1)) {
            String service = SERVICES.get(type.substring(0, end));
            if (service != null) {
                return new TypeName(service, words(type.substring(end + 1)));
            }
        }
        String[] parts = type.split("_", 3);
        return parts[0].equals("oci") && parts.length == 3
                ? new TypeName(words(parts[1]), words(parts[2]))
                : new TypeName(words(parts[0]), words(type.substring(Math.min(type.length(), parts[0].length() + 1))));
    }

    private static String words(String name) {
        String words = name.replaceAll("_v\\d+$", "")
                .replaceAll("^(mysql|container_instances|apigateway)_(?=.)", "")
                .replace('_', ' ');
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
