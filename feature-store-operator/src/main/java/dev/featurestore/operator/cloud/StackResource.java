package dev.featurestore.operator.cloud;

/**
 * A resource that a stack has made.
 *
 * @param address its address in the Terraform configuration
 * @param type its type, such as {@code oci_core_vcn}
 * @param id its OCID, or what it has in place of one; empty if the service does not tell
 */
public record StackResource(String address, String type, String id) {}
