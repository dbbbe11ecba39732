package dev.featurestore.operator.cloud;

/** Where Resource Manager takes a stack's Terraform configuration from. */
public sealed interface TerraformSource {

    /** A zip that comes with the request ({@code ZIP_UPLOAD}), at most 11 MB. */
    @SuppressWarnings("ArrayRecordComponent") // megabytes, handed on once and never compared
    record Zip(byte[] bytes) implements TerraformSource {}

    /**
     * A bucket ({@code OBJECT_STORAGE_CONFIG_SOURCE}). Its objects are the configuration's files, a file of at most 100 MB
     * each, and all of them are read when a job begins; a zip among them would be one of the files. Sources: "Creating a
     * Stack from a Bucket" and {@code ObjectStorageConfigSource} in OCI's documentation.
     *
     * @param region the bucket's region
     * @param namespace the namespace that it is in
     * @param bucket its name
     */
    record Bucket(String region, String namespace, String bucket) implements TerraformSource {}
}
