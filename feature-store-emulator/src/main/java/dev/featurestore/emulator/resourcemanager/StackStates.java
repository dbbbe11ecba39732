package dev.featurestore.emulator.resourcemanager;

import java.util.Optional;

/** Listens to the states of stacks. */
@FunctionalInterface
public interface StackStates {

    /**
     * Receives a stack's state after a job, and at the start of the cloud.
     *
     * @param stackId the stack's OCID
     * @param state the Terraform state (JSON, version 4); empty before the first apply, and when the stack is deleted
     */
    void settled(String stackId, Optional<byte[]> state);
}
