package dev.featurestore.operator.cloud;

import java.util.List;
import java.util.Optional;

/** Resource Manager's stacks. Fails as {@link ResourceManager} does. */
public interface Stacks {

    /** The active stacks of a compartment (not of the compartments below it), in the order of the service. */
    List<Stack> in(String compartmentId);

    /** One stack, or nothing if it does not exist, was deleted, or may not be seen. */
    Optional<StackDetails> find(String stackId);

    /** Makes a stack. */
    StackDetails create(String compartmentId, StackContents contents);

    /** Replaces configuration, variables and all tags of a stack; its name and compartment stay as they are. */
    StackDetails update(String stackId, StackContents contents);

    /** Deletes a stack: its state is lost, its resources stay. */
    void delete(String stackId);

    /** The Terraform configuration of a stack that was made of a zip: the zip, though perhaps not the very bytes. */
    byte[] configuration(String stackId);

    /** The resources that a stack's state knows. */
    List<StackResource> resources(String stackId);
}
