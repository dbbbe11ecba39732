package dev.featurestore.operator.joblog;

import java.util.Optional;

/**
 * A resource that Terraform has finished.
 *
 * @param address its address, such as {@code oci_core_vcn.this[0]}
 * @param action what was done to it
 * @param id its identifier (mostly an OCID), if the log named it
 */
public record DoneResource(String address, Action action, Optional<String> id) {

    /** What Terraform did to a resource. */
    public enum Action {
        CREATED,
        CHANGED,
        DESTROYED
    }

    /** The resource of a step that is done. */
    static DoneResource of(ResourceStep step) {
        Action action = switch (step.verb()) {
            case "created" -> Action.CREATED;
            case "changed" -> Action.CHANGED;
            default -> Action.DESTROYED;
        };
        return new DoneResource(step.address(), action, step.id());
    }
}
