package dev.featurestore.operator.cloud;

/**
 * A resource of a stack.
 *
 * @param address its address in the Terraform configuration
 * @param type its type, such as {@code oci_core_vcn}
 * @param id its OCID or other identifier; empty if the service does not report it
 */
public record StackResource(String address, String type, String id) {}
