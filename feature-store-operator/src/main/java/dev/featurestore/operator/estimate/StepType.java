package dev.featurestore.operator.estimate;

import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.terraform.oci.ResourceType;
import java.util.Locale;

/**
 * What a job does to resources of a type.
 *
 * @param action the action
 * @param type the type
 */
record StepType(DoneResource.Action action, String type) {

    /** OCI's usual time, in seconds. */
    double usual() {
        ResourceType facts = ResourceType.of(type);
        return (action == DoneResource.Action.CREATED ? facts.creation() : facts.change()).toSeconds();
    }

    /** Its name, such as {@code created oci_core_vcn}. */
    String text() {
        return action.name().toLowerCase(Locale.ROOT) + " " + type;
    }
}
