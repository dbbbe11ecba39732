package dev.featurestore.operator.failure;

/**
 * Why a goal failed. Messages and reports carry the name, so it is stable; {@code docs/troubleshooting.md} explains each
 * one.
 */
public enum FailureCode {
    /** The configuration can be read, but a key or value in it is invalid. */
    INVALID_CONFIGURATION(true),
    /** The configuration file does not exist. */
    MISSING_CONFIGURATION(true),
    /** A goal would overwrite files that exist. */
    FILES_EXIST(true),
    /** The stack's Terraform files are invalid. */
    INVALID_STACK(true),
    /** The goal does not run in the requested backend. */
    BACKEND_NOT_SUPPORTED(true),
    /** A required parameter is missing. */
    MISSING_PARAMETER(true),
    /** The value of a parameter is malformed or not allowed. */
    INVALID_PARAMETER(true),
    /** A property or POM key would have no effect on the goals that run. */
    UNKNOWN_PARAMETER(true),
    /** Two parameters contradict each other, or cannot be used together. */
    CONFLICTING_PARAMETERS(true),
    /** A proxy or certificate setting of the environment is invalid. */
    INVALID_NETWORK_SETTING(true),
    /** A file could not be read or written. */
    IO_ERROR(false),
    /** No credentials for OCI were found, or they cannot be used. */
    CREDENTIALS_NOT_FOUND(true),
    /** OCI did not answer. */
    CLOUD_UNREACHABLE(false),
    /** OCI answered with 408, 429 or 5xx until the retries ended. */
    CLOUD_IN_TROUBLE(false),
    /** The answer is not one of OCI: a page of a proxy, or an answer without a field that it must have. */
    CLOUD_ANSWER_INVALID(false),
    /** Another process runs the embedded cloud of the folder. */
    CLOUD_RUNNING(true),
    /** Maven is offline, and the cloud is not on this machine. */
    OFFLINE(true),
    /** OCI answered with an error. */
    CLOUD_REFUSED(true),
    /** A bucket has other objects under the names that the uploaded stack needs. */
    BUCKET_IN_USE(true),
    /** The stack does not exist. */
    STACK_NOT_FOUND(true),
    /** Several stacks match. */
    STACK_AMBIGUOUS(true),
    /** Another job holds the stack's lock. */
    STACK_BUSY(true),
    /** No job has run on the stack yet. */
    NO_JOB(true),
    /** The stack does not have the requested output, or its value is sensitive. */
    OUTPUT_NOT_AVAILABLE(true),
    /** The outputs may be out of date: a later job failed, is running or changed resources. */
    OUTPUTS_STALE(true),
    /** The stack or its variables changed after the plan. */
    PLAN_OUTDATED(true),
    /** A plan would destroy or replace resources that hold data. */
    DATA_LOSS(true),
    /** An apply would undo a rollback. */
    ROLLED_BACK(true),
    /** A change was not confirmed. */
    NOT_CONFIRMED(true),
    /** A plan has changes, and {@code featurestore.failOnChanges} is set. */
    CHANGES_FOUND(true),
    /** Resources differ from the state, and {@code featurestore.failOnDrift} is set. */
    DRIFT_FOUND(true),
    /** A goal for several configurations failed for some of them. */
    CONFIGURATIONS_FAILED(true),
    /** The job in Resource Manager failed. */
    JOB_FAILED(true),
    /** The job in Resource Manager was canceled. */
    JOB_CANCELED(true),
    /** The group that deploys does not have all policies that the configuration needs. */
    POLICY_MISSING(true),
    /** The stack is deployed, but the feature store does not answer as expected. */
    STORE_NOT_ANSWERING(true),
    /** An upgrade stopped before it switched calls to a version that does not answer. */
    UPGRADE_STOPPED(true),
    /** A container registry did not answer. */
    REGISTRY_UNREACHABLE(false),
    /** A container registry answered with an error. */
    REGISTRY_REFUSED(true),
    /** A container image could not be built. */
    IMAGE_FAILED(false),
    /** The container engine does not have the image. */
    IMAGE_NOT_FOUND(true),
    /** No container engine was found, or it does not work. */
    NO_CONTAINER_ENGINE(true),
    /** The run was interrupted; a job that it submitted may still run. */
    INTERRUPTED(false),
    /** A defect of the plugin. */
    INTERNAL_ERROR(false);

    private final boolean userCanFix;

    FailureCode(boolean userCanFix) {
        this.userCanFix = userCanFix;
    }

    /** The name as messages begin with it, such as {@code [JOB_FAILED]}. */
    public String label() {
        return "[" + name() + "]";
    }

    /** Whether the user can fix the cause in their files, parameters or tenancy; otherwise the environment broke. */
    public boolean userCanFix() {
        return userCanFix;
    }
}
