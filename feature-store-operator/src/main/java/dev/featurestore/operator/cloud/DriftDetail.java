package dev.featurestore.operator.cloud;

import java.util.Map;

/**
 * The drift of one resource.
 *
 * @param address its address in the Terraform configuration
 * @param type its type, such as {@code oci_core_vcn}
 * @param id its OCID or other identifier; empty if the service does not report it
 * @param status how it differs from the state
 * @param expected its properties in the state
 * @param actual its real properties; empty if it is deleted or not checked
 */
public record DriftDetail(
        String address,
        String type,
        String id,
        Status status,
        Map<String, String> expected,
        Map<String, String> actual) {

    public DriftDetail {
        expected = Map.copyOf(expected);
        actual = Map.copyOf(actual);
    }

    /** Resource Manager's {@code resourceDriftStatus}. */
    public enum Status {
        /** The service cannot check resources of this type. */
        NOT_CHECKED,
        /** As in the state. */
        IN_SYNC,
        /** At least one property differs. */
        MODIFIED,
        /** The resource does not exist any more. */
        DELETED,
        /** One that this version does not know. */
        OTHER
    }
}
