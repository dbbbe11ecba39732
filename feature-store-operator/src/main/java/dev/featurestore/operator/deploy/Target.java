package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;

/** The stack that a deployment is for. */
public sealed interface Target {

    /** None of that name is there: one is to be made. */
    record New(String name, String compartmentId) implements Target {}

    /** This one is there: it is to be brought up to date. */
    record Existing(Stack stack) implements Target {}
}
