package dev.featurestore.emulator.resourcemanager;

import java.util.Optional;

/** Wants to know what there is of the stacks. */
@FunctionalInterface
public interface StackStates {

    /**
     * A stack has this state now: no job of it changes it any more, or its cloud has just started.
     *
     * @param stackId the stack's OCID
     * @param state the Terraform state (JSON, version 4); empty before the first apply, and when the stack is deleted
     */
    void settled(String stackId, Optional<byte[]> state);
}
