package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of resources that hold what no later apply brings back: users' data, keys, and names that others rely on.
 * What a stack makes again from its configuration (networks, gateways, containers, policies), caches that fill again from
 * a database (HeatWave clusters, read replicas) and logs, which OCI deletes by itself after their retention, are not
 * among them.
 *
 * <p>Source of what is said of deletions: OCI's documentation of each service, and of the attributes that are looked at
 * the provider's schema (oracle/oci 8.28).
 */
public final class KeptData {

    private static final String SCHEDULED = ", for good when its deletion falls due (7 to 30 days)";

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("oci_mysql_mysql_db_system", "the database system and all databases in it"),
            Map.entry("oci_mysql_mysql_backup", "the backup"),
            Map.entry("oci_psql_db_system", "the database system and all databases in it"),
            Map.entry("oci_psql_backup", "the backup"),
            Map.entry("oci_database_autonomous_database", "the database and its automatic backups"),
            Map.entry("oci_database_autonomous_container_database", "all databases in it"),
            Map.entry("oci_database_autonomous_database_backup", "the backup"),
            Map.entry("oci_database_db_system", "the database system and all databases in it"),
            Map.entry("oci_database_db_home", "all databases in it"),
            Map.entry("oci_database_database", "the database"),
            Map.entry("oci_database_pluggable_database", "the database"),
            Map.entry("oci_database_backup", "the backup"),
            Map.entry("oci_database_cloud_vm_cluster", "all databases in it"),
            Map.entry("oci_nosql_table", "the table and all its rows"),
            Map.entry("oci_opensearch_opensearch_cluster", "the cluster and all its indexes"),
            Map.entry("oci_redis_redis_cluster", "all that it holds in memory"),
            Map.entry("oci_objectstorage_bucket", "the bucket (OCI refuses while objects are in it)"),
            Map.entry("oci_objectstorage_object", "the object"),
            Map.entry("oci_kms_vault", "all keys and secrets in it, and what they encrypt" + SCHEDULED),
            Map.entry("oci_kms_key", "all that is encrypted with it" + SCHEDULED),
            Map.entry("oci_vault_secret", "the secret, all versions of it" + SCHEDULED),
            Map.entry("oci_certificates_management_certificate_authority", "its key" + SCHEDULED),
            Map.entry("oci_certificates_management_certificate", "its key" + SCHEDULED),
            Map.entry("oci_core_volume", "the volume and all files on it"),
            Map.entry("oci_core_boot_volume", "the volume and all files on it"),
            Map.entry("oci_core_volume_backup", "the backup"),
            Map.entry("oci_core_boot_volume_backup", "the backup"),
            Map.entry("oci_core_volume_group_backup", "the backup"),
            Map.entry("oci_core_instance", "its boot volume and all files on it"),
            Map.entry("oci_file_storage_file_system", "the file system and all files on it"),
            Map.entry("oci_file_storage_snapshot", "the snapshot"),
            Map.entry("oci_lustre_file_storage_lustre_file_system", "the file system and all files on it"),
            Map.entry("oci_containerengine_cluster", "all that was deployed to the cluster, and its volumes"),
            Map.entry("oci_artifacts_container_repository", "all images in it"),
            Map.entry("oci_artifacts_repository", "all artifacts in it"),
            Map.entry("oci_datacatalog_catalog", "all metadata that was gathered in it"),
            Map.entry("oci_datascience_model", "the model"),
            Map.entry("oci_datascience_notebook_session", "its block volume and all notebooks on it"),
            Map.entry("oci_analytics_analytics_instance", "all data sets, reports and dashboards in it"),
            Map.entry("oci_streaming_stream", "all messages in it"),
            Map.entry("oci_queue_queue", "all messages in it"),
            Map.entry("oci_dns_zone", "all records in it that others have made"));

    private KeptData() {}

    /**
     * What is lost when a resource goes.
     *
     * @param before its attributes now
     * @return nothing if it holds no data
     */
    static Optional<String> of(String type, JsonNode before) {
        if (type.equals("oci_core_instance")
                && before.path("preserve_boot_volume").asBoolean()) {
            return Optional.empty();
        }
        return of(type).map(kept -> kept + safeguards(before));
    }

    /** What is lost when a resource of a type goes; nothing if it holds no data. */
    public static Optional<String> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** What a database system has against its deletion. */
    private static String safeguards(JsonNode before) {
        JsonNode policy = before.path("deletion_policy").path(0);
        List<String> words = new ArrayList<>();
        if (policy.path("is_delete_protected").asBoolean()) {
            words.add("deletion protection is on: OCI will refuse");
        }
        if (policy.path("final_backup").asText().equals("REQUIRE_FINAL_BACKUP")) {
            words.add("a final backup stays");
        }
        return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
    }
}
