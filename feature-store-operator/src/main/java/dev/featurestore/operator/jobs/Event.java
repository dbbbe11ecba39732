package dev.featurestore.operator.jobs;

import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.upgrade.Colors;
import dev.featurestore.operator.upgrade.Upgrade;
import java.time.Duration;
import java.time.Instant;

/** An event of a deployment. Its listeners decide how to show it. */
public sealed interface Event {

    /**
     * The bundle was uploaded to a bucket.
     *
     * @param bucket the bucket
     * @param sent number of files that were uploaded now
     * @param files number of files of the bundle
     */
    record BundleSent(BucketName bucket, int sent, int files) implements Event {}

    /** The stack exists. */
    record StackFound(Stack stack) implements Event {}

    /** The stack was created. */
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
     * The configuration sets no {@code deployment_name}, and the existing stack keeps its own.
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

    /**
     * An earlier drift detection has found resources that differ from the state, and no job has changed resources since.
     *
     * @param stack the stack
     * @param checked when drift was detected
     */
    record DriftKnown(Stack stack, Instant checked) implements Event {}

    /**
     * Resource Manager compares the resources with the state.
     *
     * @param workRequestId OCID of the work request
     */
    record DriftDetectionStarted(String workRequestId) implements Event {}

    /**
     * A plan job compares the resources with the state, because Resource Manager detects no drift after this job.
     *
     * @param last the last job of the stack
     */
    record DriftPlanned(Job last) implements Event {}

    /**
     * A rollback returns to this apply job.
     *
     * @param target the apply job
     */
    record RollbackChosen(Job target) implements Event {}

    /**
     * Resource Manager refuses a rollback job, and what the earlier job has recorded is applied instead.
     *
     * @param reason why
     */
    record RollbackJobRefused(String reason) implements Event {}

    /**
     * A rollback has succeeded, but its job has no outputs.
     *
     * @param reason why
     */
    record OutputsMissing(String reason) implements Event {}

    /** The plan of a rollback replaces the images of the API that get the calls. */
    record RollbackOfImages() implements Event {}

    /** The existing stack was updated with the configuration, variables and tags of this deployment. */
    record StackUpdated(Stack stack) implements Event {}

    /**
     * The display name of the stack differs from the configured one, and stays.
     *
     * @param name the configured name
     */
    record DisplayNameKept(Stack stack, String name) implements Event {}

    /** The stack is protected, although the configuration is not, and stays so. */
    record ProtectionKept(Stack stack) implements Event {}

    /** The stack was protected until this deployment. */
    record ProtectionRemoved(Stack stack) implements Event {}

    /** The job was submitted. */
    record JobSubmitted(Job job) implements Event {}

    /** An earlier run has submitted the job with the same configuration, and this run follows it. */
    record JobFound(Job job) implements Event {}

    /** The job has finished. */
    record JobEnded(Job job) implements Event {}

    /**
     * Another job holds the stack, and this run waits for it.
     *
     * @param holder that job
     * @param timeout maximum time to wait
     */
    record StackBusy(Job holder, Duration timeout) implements Event {}

    /** The stack's latest finished job that may have changed resources: the last one before the job of this run. */
    record LastChange(Job job) implements Event {}

    /** The stack was compared with the request: why it counts as changed or unchanged, for debug output. */
    record Compared(String result) implements Event {}

    /**
     * The next line of the job's log.
     *
     * @param time when the service wrote it; when it was read, if the service does not report that
     */
    record Logged(LogEvent event, Instant time) implements Event {}

    /**
     * The job was polled, and its new log lines were reported.
     *
     * @param finished whether the job has finished
     */
    record Looked(boolean finished) implements Event {}

    /** The plan contains an upgrade of the API. */
    record UpgradePlanned(Upgrade upgrade) implements Event {}

    /**
     * A job of an upgrade starts.
     *
     * @param number its number, at least 1
     * @param of number of jobs of the upgrade
     * @param from the colors before it
     * @param to the colors after it
     */
    record UpgradeStep(int number, int of, Colors from, Colors to) implements Event {}

    /** A job of an upgrade failed; see {@link UpgradeStep}. */
    record UpgradeStepFailed(int number, int of, Colors from, Colors to) implements Event {}

    /** The upgrade waits for a color to answer. */
    record ColorAwaited(String color, Colors colors) implements Event {}

    /**
     * The color answers.
     *
     * @param seen the request and its answer
     */
    record ColorAnswers(String color, String seen) implements Event {}

    /** The upgrade has finished. */
    record Upgraded(Upgrade upgrade) implements Event {}

    /**
     * A request about the job failed and is repeated. Reported after 10 seconds, and then once a minute at most.
     *
     * @param running whether the job was running at the last look
     */
    record StillTrying(String problem, boolean running) implements Event {

        /** A line for a person. */
        public String text() {
            return "Retrying: " + problem + (running ? ". The job continues." : ".");
        }
    }
}
