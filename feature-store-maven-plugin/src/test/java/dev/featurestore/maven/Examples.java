package dev.featurestore.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of {@code docs/examples}, with what tells each from the others and a change that is typical for it. */
final class Examples {

    static final Path FOLDER = Path.of(System.getProperty("project.root", "..")).resolve("docs/examples");

    private static final String ID = "aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";

    /** An output that is null is none. */
    static final String NOTHING = "\0";

    private Examples() {}

    /**
     * An example.
     *
     * @param file its name
     * @param outputs expressions that outputs match
     * @param from what is replaced in the file; empty for its end
     * @param to what it is replaced with
     * @param changes what the change makes (+), changes in place (~) and destroys (-)
     */
    record Example(String file, Map<String, String> outputs, String from, String to, List<String> changes) {

        @Override
        public String toString() {
            return file;
        }

        String text() throws IOException {
            return Files.readString(FOLDER.resolve(file));
        }

        String changed() throws IOException {
            String text = text();
            if (from.isEmpty()) {
                return text + "    " + to + "\n";
            }
            if (!text.contains(from)) {
                throw new IllegalStateException(file + " has no " + from + " to be changed");
            }
            return text.replace(from, to);
        }
    }

    static List<Example> all() {
        Map<String, Example> known = lives().collect(Collectors.toMap(Example::file, example -> example));
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .map(name -> known.computeIfAbsent(name, absent -> {
                        throw new IllegalStateException(absent + " is not in " + Examples.class.getName());
                    }))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> changes(String lines) {
        return lines.lines().toList();
    }

    private static Stream<Example> lives() {
        return Stream.of(
                new Example(
                        "default.yaml",
                        Map.of("api_endpoint", "http://127\\.0\\.0\\.1:\\d+/20230101"),
                        "feature-store-api-1.1.1",
                        "feature-store-api-1.2.0",
                        changes("""
                                + oci_container_instances_container_instance.api["blue-0"]
                                + oci_network_load_balancer_backend.this["blue-0"]
                                - oci_container_instances_container_instance.api["blue-0"]
                                - oci_network_load_balancer_backend.this["blue-0"]
                                ~ oci_monitoring_alarm.this["instance-blue-0"]
                                """)),
                new Example(
                        "original.yaml",
                        Map.of(
                                "deployed_versions",
                                "\\{\"api_blue\":\"iad\\.ocir\\.io/[^/]+/feature-store-api:feature-store-api-1\\.1\\.1\","
                                        + "\"authoriser\":\"iad\\.ocir\\.io/[^/]+/feature-store-authoriser:feature-store-authoriser-1\\.1\\.1\"}",
                                "user_group_id",
                                "ocid1\\.group\\.oc1\\..*"),
                        "service_version: 1.1.1",
                        "service_version: 1.2.0",
                        changes("""
                                + oci_container_instances_container_instance.api["blue-0"]
                                + oci_network_load_balancer_backend.this["blue-0"]
                                - oci_container_instances_container_instance.api["blue-0"]
                                - oci_network_load_balancer_backend.this["blue-0"]
                                ~ oci_functions_function.authoriser[0]
                                ~ oci_monitoring_alarm.this["instance-blue-0"]
                                """)),
                new Example(
                        "existing-network.yaml",
                        Map.of("vcn_id", "ocid1\\.vcn\\.oc1\\.iad\\." + ID),
                        "",
                        "client_cidr_blocks: [203.0.113.0/24]",
                        changes("""
                                + oci_core_network_security_group_security_rule.gateway_from_clients["203.0.113.0/24"]
                                - oci_core_network_security_group_security_rule.gateway_from_clients["0.0.0.0/0"]
                                """)),
                new Example(
                        "existing-route-tables.yaml",
                        Map.of(
                                "vcn_id",
                                "ocid1\\.vcn\\.oc1\\.iad\\." + ID,
                                "api_endpoint",
                                "http://127\\.0\\.0\\.1:.*"),
                        "",
                        "client_cidr_blocks: [10.30.0.0/16]",
                        changes("""
                                + oci_core_network_security_group_security_rule.gateway_from_clients["10.30.0.0/16"]
                                - oci_core_network_security_group_security_rule.gateway_from_clients["10.20.0.0/16"]
                                """)),
                new Example(
                        "own-database.yaml",
                        Map.of("vault_secret_id", "ocid1\\.vaultsecret\\.oc1\\.iad\\." + ID),
                        "10.20.100.15",
                        "10.20.100.16",
                        changes("""
                                + oci_container_instances_container_instance.api["blue-0"]
                                + oci_network_load_balancer_backend.this["blue-0"]
                                - oci_container_instances_container_instance.api["blue-0"]
                                - oci_network_load_balancer_backend.this["blue-0"]
                                ~ oci_core_network_security_group_security_rule.api_to_own_db[0]
                                ~ oci_monitoring_alarm.this["instance-blue-0"]
                                """)),
                new Example(
                        "private-ingress.yaml",
                        Map.of("gateway_ip_addresses", "\\[\"10\\.0\\..*\"]"),
                        "10.8.0.0/16",
                        "10.9.0.0/16",
                        changes("""
                                + oci_core_network_security_group_security_rule.gateway_from_clients["10.9.0.0/16"]
                                - oci_core_network_security_group_security_rule.gateway_from_clients["10.8.0.0/16"]
                                """)),
                new Example(
                        "no-ingress.yaml",
                        Map.of(
                                "api_private_endpoint",
                                "http://10\\.0\\..*",
                                "deployed_versions",
                                "\\{\"api_blue\":\"[^\"]*\"}"),
                        "[10.0.1.0/24]",
                        "[10.0.1.0/24, 10.0.9.0/24]",
                        changes("""
                                + oci_core_network_security_group_security_rule.lb_from_clients["10.0.9.0/24"]
                                """)),
                new Example(
                        "custom-domain.yaml",
                        Map.of("api_endpoint", "https://features\\.example\\.com/20230101"),
                        "ocid1.certificate.oc1.iad." + ID,
                        "ocid1.certificate.oc1.iad.renewed",
                        changes("""
                                ~ oci_apigateway_gateway.this[0]
                                """)),
                new Example(
                        "cors.yaml",
                        Map.of("api_endpoint", "http://127\\.0\\.0\\.1:.*"),
                        "https://app.example.com",
                        "https://other.example.com",
                        changes("""
                                ~ oci_apigateway_deployment.this[0]
                                """)),
                new Example(
                        "production.yaml",
                        Map.of("alarm_topic_id", "ocid1\\.onstopic\\..*"),
                        "blue: {count: 3}",
                        "blue: {count: 4}",
                        changes("""
                                + oci_container_instances_container_instance.api["blue-3"]
                                + oci_monitoring_alarm.this["instance-blue-3"]
                                + oci_network_load_balancer_backend.this["blue-3"]
                                """)),
                new Example(
                        "blue-green.yaml",
                        Map.of("active_color", "blue", "deployed_versions", ".*\"api_green\":\"[^\"]*1\\.2\\.0\".*"),
                        "active_color: blue",
                        "active_color: green",
                        changes("""
                                ~ oci_apigateway_deployment.this[0]
                                """)),
                new Example(
                        "blue-green-switch.yaml",
                        Map.of("active_color", "green"),
                        "      blue: {}\n",
                        "",
                        changes("""
                                - oci_container_instances_container_instance.api["blue-0"]
                                - oci_monitoring_alarm.this["instance-blue-0"]
                                - oci_monitoring_alarm.this["unhealthy-blue"]
                                - oci_network_load_balancer_backend.this["blue-0"]
                                - oci_network_load_balancer_backend_set.this["blue"]
                                - oci_network_load_balancer_listener.this["blue"]
                                ~ oci_apigateway_deployment.this[0]
                                """)),
                new Example(
                        "kubernetes.yaml",
                        Map.of(
                                "cluster_id",
                                "ocid1\\.cluster\\..*",
                                "api_private_endpoint",
                                "http://10\\.0\\.4\\..*:21000/20230101"),
                        "feature-store-api-1.1.1",
                        "feature-store-api-1.2.0",
                        changes("""
                                ~ kubernetes_deployment_v1.api["blue"]
                                """)),
                new Example(
                        "kubernetes-blue-green.yaml",
                        Map.of("active_color", "blue", "deployed_versions", ".*\"api_green\":\"[^\"]*1\\.2\\.0\".*"),
                        "active_color: blue",
                        "active_color: green",
                        changes("""
                                ~ oci_apigateway_deployment.this[0]
                                """)),
                new Example(
                        "kubernetes-change.yaml",
                        Map.of("api_private_endpoint", "http://10\\.0\\.1\\..*:21000/20230101"),
                        "active_color: blue",
                        "active_color: green",
                        changes("""
                                ~ oci_apigateway_deployment.this[0]
                                """)),
                new Example(
                        "no-iam.yaml",
                        Map.of("iam_statements", ".*allow dynamic-group feature-store-.*"),
                        "create_iam: false",
                        "create_iam: true",
                        changes("""
                                + oci_identity_dynamic_group.this["api"]
                                + oci_identity_dynamic_group.this["authoriser"]
                                + oci_identity_policy.api[0]
                                + oci_identity_policy.api_secret[0]
                                + oci_identity_policy.authoriser[0]
                                + oci_identity_policy.bucket[0]
                                + oci_identity_policy.gateway[0]
                                + oci_identity_policy.images[0]
                                """)),
                new Example(
                        "pull-by-token.yaml",
                        Map.of(
                                "iam_statements",
                                ".*allow group id ocid1\\.group\\.oc1\\.\\." + ID + " to read repos.*"),
                        "${OCIR_PULLER_AUTH_TOKEN}",
                        "renewed",
                        changes("""
                                ~ oci_vault_secret.puller[0]
                                """)),
                new Example(
                        "observability-off.yaml",
                        Map.of("log_group_id", NOTHING, "alarm_topic_id", NOTHING),
                        "enable_logs: false",
                        "enable_logs: true",
                        changes("""
                                + oci_logging_log.access[0]
                                + oci_logging_log.api[0]
                                + oci_logging_log.authoriser[0]
                                + oci_logging_log.execution[0]
                                + oci_logging_log_group.this[0]
                                """)),
                new Example(
                        "no-bucket.yaml",
                        Map.of("bucket_name", NOTHING),
                        "create_bucket: false",
                        "create_bucket: true",
                        changes("""
                                + oci_identity_policy.bucket[0]
                                + oci_objectstorage_bucket.data[0]
                                + oci_objectstorage_object_lifecycle_policy.data[0]
                                """)),
                new Example(
                        "customer-key.yaml",
                        Map.of(
                                "iam_statements",
                                ".* to use keys in tenancy where target\\.key\\.id = 'ocid1\\.key\\..*"),
                        "bucket_old_versions_in_days: 90",
                        "bucket_old_versions_in_days: 30",
                        changes("""
                                ~ oci_objectstorage_object_lifecycle_policy.data[0]
                                """)));
    }
}
