package dev.featurestore.operator.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resource Manager's stacks. Fails as {@link ResourceManager} does. */
public interface Stacks {

    /**
     * The active stacks of a compartment (not of the compartments below it), in the order of the service; pages are requested as
     * the iteration reaches them.
     */
    Iterable<Stack> in(String compartmentId);

    /** The active stacks of a compartment with a display name: one request, no matter how many stacks the compartment has. */
    List<Stack> named(String compartmentId, String displayName);

    /** One stack; empty if it does not exist, was deleted, or the user may not read it. */
    Optional<StackDetails> find(String stackId);

    /** Creates a stack. */
    StackDetails create(String compartmentId, StackContents contents);

    /** Replaces configuration, variables and all tags of a stack; its name and compartment stay as they are. */
    StackDetails update(String stackId, StackContents contents);

    /** Replaces the freeform tags of a stack, and changes nothing else. */
    StackDetails tag(String stackId, Map<String, String> freeformTags);

    /** Deletes a stack: its state is lost, its resources stay. */
    void delete(String stackId);

    /** The Terraform configuration of a stack that was created from a zip, as a zip that may differ from it byte by byte. */
    byte[] configuration(String stackId);

    /** The resources in a stack's state. */
    List<StackResource> resources(String stackId);
}
