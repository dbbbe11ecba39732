package dev.featurestore.operator.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OCI Resource Manager (Terraform, run as a service), as far as a deployment needs it.
 *
 * <p>Every call fails with a {@link dev.featurestore.operator.FeatureStoreException}: {@code CLOUD_UNREACHABLE} when
 * there was no answer, {@code CLOUD_IN_TROUBLE} when it was 429 or 5xx, {@code CLOUD_REFUSED} when it was no, {@code
 * STACK_BUSY} when another job of the stack is in the way. Source: Resource Manager API, version 20180917.
 */
public interface ResourceManager extends AutoCloseable {

    /** The active stacks of a compartment (not of the compartments below it), in the order of the service. */
    List<Stack> stacks(String compartmentId);

    /** One stack, or nothing if it does not exist, was deleted, or may not be seen. */
    Optional<Stack> stack(String stackId);

    /** Makes a stack. */
    Stack create(String compartmentId, StackContents contents);

    /** Replaces configuration, variables and all tags of a stack; its name and compartment stay as they are. */
    Stack update(String stackId, StackContents contents);

    /** Submits an apply job that plans and applies in one go ({@code AUTO_APPROVED}), with these freeform tags. */
    Job submitApply(String stackId, String displayName, Map<String, String> freeformTags);

    /** A job as it is now. */
    Job job(String jobId);

    /**
     * One page of a job's log, oldest entries first.
     *
     * @param page token of the page, as a former page named it as its next; none for the first
     */
    LogPage log(String jobId, Optional<String> page);

    /**
     * The outputs of a job that succeeded, in the order of the service; nothing while they are not to be had yet:
     * Resource Manager has them about a second after the job's end.
     */
    Optional<List<Output>> outputs(String jobId);

    /** Releases connections; a job that runs goes on. */
    @Override
    void close();
}
