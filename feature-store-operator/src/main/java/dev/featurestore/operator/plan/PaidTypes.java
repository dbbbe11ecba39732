package dev.featurestore.operator.plan;

import java.util.Map;
import java.util.Optional;

/**
 * The types of resources that cost money while they exist or are used, with the name that OCI's price list has for them.
 * Source: "Oracle PaaS and IaaS Universal Credits", Oracle's price list.
 */
public final class PaidTypes {

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("oci_mysql_mysql_db_system", "MySQL HeatWave"),
            Map.entry("oci_mysql_heat_wave_cluster", "MySQL HeatWave"),
            Map.entry("oci_psql_db_system", "OCI Database with PostgreSQL"),
            Map.entry("oci_database_autonomous_database", "Autonomous Database"),
            Map.entry("oci_database_db_system", "Base Database"),
            Map.entry("oci_database_cloud_vm_cluster", "Exadata Database"),
            Map.entry("oci_nosql_table", "NoSQL Database"),
            Map.entry("oci_redis_redis_cluster", "OCI Cache"),
            Map.entry("oci_opensearch_opensearch_cluster", "Search with OpenSearch"),
            Map.entry("oci_container_instances_container_instance", "Container Instances"),
            Map.entry("oci_containerengine_cluster", "Kubernetes Engine"),
            Map.entry("oci_containerengine_node_pool", "Compute"),
            Map.entry("oci_core_instance", "Compute"),
            Map.entry("oci_core_volume", "Block Volumes"),
            Map.entry("oci_file_storage_file_system", "File Storage"),
            Map.entry("oci_objectstorage_bucket", "Object Storage"),
            Map.entry("oci_apigateway_gateway", "API Gateway"),
            Map.entry("oci_functions_function", "Functions"),
            Map.entry("oci_logging_log", "Logging"),
            Map.entry("oci_monitoring_alarm", "Monitoring"),
            Map.entry("oci_load_balancer_load_balancer", "Load Balancer"),
            Map.entry("oci_dataflow_application", "Data Flow"),
            Map.entry("oci_datascience_notebook_session", "Data Science"),
            Map.entry("oci_streaming_stream_pool", "Streaming"));

    private PaidTypes() {}

    /** What a type is billed as; nothing if it is free or not known. */
    public static Optional<String> service(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
