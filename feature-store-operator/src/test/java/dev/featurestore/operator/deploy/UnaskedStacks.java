package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.cloud.Stacks;
import java.util.List;
import java.util.Map;

/** Stacks that answer only what a test defines. */
interface UnaskedStacks extends Stacks {

    @Override
    default List<Stack> in(String compartmentId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default List<Stack> named(String compartmentId, String displayName) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default StackDetails create(String compartmentId, StackContents contents) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default StackDetails tag(String stackId, Map<String, String> freeformTags) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default void delete(String stackId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default byte[] configuration(String stackId) {
        throw new AssertionError("not asked for here");
    }

    @Override
    default List<StackResource> resources(String stackId) {
        throw new AssertionError("not asked for here");
    }
}
