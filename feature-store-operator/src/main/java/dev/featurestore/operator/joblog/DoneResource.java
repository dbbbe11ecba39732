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
        DESTROYED;

        /** The action of a step that changes a resource. */
        public static Action of(ResourceStep step) {
            return switch (step.verb()) {
                case "creating", "created" -> CREATED;
                case "modifying", "changed" -> CHANGED;
                default -> DESTROYED;
            };
        }
    }

    /** The resource of a step that is done. */
    static DoneResource of(ResourceStep step) {
        return new DoneResource(step.address(), Action.of(step), step.id());
    }
}
