package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import java.time.Duration;

/** What happens during a deployment, as it happens. Whoever shows it decides on the words. */
public sealed interface Event {

    /**
     * The bundle is in a bucket.
     *
     * @param bucket the bucket
     * @param sent how many of its files were sent now
     * @param files how many files it has
     */
    record BundleSent(BucketName bucket, int sent, int files) implements Event {}

    /** A stack was made. */
    record StackCreated(Stack stack) implements Event {}

    /**
     * Another run created a stack of the same name at the same time, and that stack is used.
     *
     * @param own the stack that this run has created
     * @param used the stack of the other run
     * @param deleted whether the stack of this run is deleted
     */
    record StackYielded(Stack own, Stack used, boolean deleted) implements Event {}

    /**
     * A stack has the same name as the one that is used, and no job has run on it.
     *
     * @param stack the stack that is not used
     * @param name the name
     */
    record StackUnused(Stack stack, String name) implements Event {}

    /**
     * The configuration gives no {@code deployment_name}, and that of the existing stack stays.
     *
     * @param name the name
     */
    record DeploymentNameKept(String name) implements Event {}

    /**
     * Another stack in the compartment has resources with the same {@code deployment_name}.
     *
     * @param name the name
     * @param other that stack
     */
    record DeploymentNameTaken(String name, Stack other) implements Event {}

    /** A stack that was there got the configuration, variables and tags of this deployment. */
    record StackUpdated(Stack stack) implements Event {}

    /** The job was submitted. */
    record JobSubmitted(Job job) implements Event {}

    /** The job runs already: an earlier run has submitted it with the same configuration, and it is followed. */
    record JobFound(Job job) implements Event {}

    /** The job has ended. */
    record JobEnded(Job job) implements Event {}

    /**
     * Another job holds the stack, and is waited for.
     *
     * @param holder that job
     * @param timeout how long it is waited for
     */
    record StackBusy(Job holder, Duration timeout) implements Event {}

    /** A line of the job's log. */
    record LogLine(String text) implements Event {}

    /**
     * A line of the job's log by which Terraform says that it is done with a resource.
     *
     * @param done how many resources are done, this one included
     * @param total how many the plan named
     * @param text the line
     */
    record ResourceDone(int done, int total, String text) implements Event {}

    /**
     * The job was looked at, and what that has brought was told.
     *
     * @param finished whether that was the last time
     */
    record Looked(boolean finished) implements Event {}

    /** The job could not be looked at, which is tried again; told once a minute at most. */
    record StillTrying(String problem) implements Event {}
}
