package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import java.util.List;
import java.util.Optional;

/** The stack of a deployment. */
public sealed interface Target {

    /**
     * A stack to create: none of that name exists.
     *
     * @param others the stacks of this plugin in the compartment
     */
    record New(String name, String compartmentId, List<Stack> others) implements Target {
        public New {
            others = List.copyOf(others);
        }
    }

    /**
     * An existing stack to update.
     *
     * @param details its details, if they are known
     * @param created whether this run has created it; the details are then those of the create request
     */
    record Existing(Stack stack, Optional<StackDetails> details, boolean created) implements Target {
        Existing(Stack stack, Optional<StackDetails> details) {
            this(stack, details, false);
        }
    }
}
