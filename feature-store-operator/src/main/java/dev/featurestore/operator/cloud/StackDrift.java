package dev.featurestore.operator.cloud;

import java.util.List;

/** Resource Manager's drift detection, which changes no resource. Fails as {@link ResourceManager} does. */
public interface StackDrift {

    /**
     * Starts a detection for all resources of a stack.
     *
     * @return OCID of its work request
     */
    String detect(String stackId);

    /**
     * The result of a detection that has ended.
     *
     * @param workRequestId OCID of its work request
     */
    List<DriftDetail> details(String stackId, String workRequestId);
}
