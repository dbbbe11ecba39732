package dev.featurestore.operator.cloud;

/** The source of a stack's Terraform configuration. */
public sealed interface TerraformSource {

    /** A zip that is sent with the request ({@code ZIP_UPLOAD}), at most 11 MB. */
    @SuppressWarnings("ArrayRecordComponent") // megabytes, handed on once and never compared
    record Zip(byte[] bytes) implements TerraformSource {}

    /**
     * A bucket ({@code OBJECT_STORAGE_CONFIG_SOURCE}). Its objects are the configuration's files, of at most 100 MB
     * each. A job reads all of them when it starts; a zip among them is not unpacked. Sources: "Creating a
     * Stack from a Bucket" and {@code ObjectStorageConfigSource} in OCI's documentation.
     *
     * @param region the bucket's region
     * @param namespace the namespace that it is in
     * @param bucket its name
     */
    record Bucket(String region, String namespace, String bucket) implements TerraformSource {}
}
