package dev.featurestore.operator.cloud;

/**
 * OCI Resource Manager (Terraform, run as a service), as far as a deployment needs it.
 *
 * <p>Every call fails with a {@link dev.featurestore.operator.failure.FeatureStoreException}: {@code CLOUD_UNREACHABLE} when
 * there was no answer, {@code CLOUD_IN_TROUBLE} when it was 429 or 5xx, {@code CLOUD_REFUSED} when the request was refused, {@code
 * STACK_BUSY} when another job holds the stack. Source: Resource Manager API, version 20180917.
 */
public interface ResourceManager extends AutoCloseable {

    /** The stacks. */
    Stacks stacks();

    /** Their jobs. */
    Jobs jobs();

    /** The drift of stacks. */
    StackDrift drift();

    /** Work requests. */
    WorkReader works();

    /** Releases connections; a running job continues. */
    @Override
    void close();
}
