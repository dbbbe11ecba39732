package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import java.util.Optional;

/** The stack that a deployment is for. */
public sealed interface Target {

    /** None of that name is there: one is to be made. */
    record New(String name, String compartmentId) implements Target {}

    /**
     * This one is there: it is to be brought up to date.
     *
     * @param details more of it, if that came with it
     * @param created whether this run has created it; the details are then what the create answered
     */
    record Existing(Stack stack, Optional<StackDetails> details, boolean created) implements Target {
        Existing(Stack stack, Optional<StackDetails> details) {
            this(stack, details, false);
        }
    }
}
