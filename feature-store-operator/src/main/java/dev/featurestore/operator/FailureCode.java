package dev.featurestore.operator;

/** Why a goal of the operator failed. The names are stable: reports carry them. */
public enum FailureCode {
    /** The configuration can be read, but says something that does not hold. */
    INVALID_CONFIGURATION(true),
    /** There is no configuration file. */
    MISSING_CONFIGURATION(true),
    /** Files that would be written exist already. */
    FILES_EXIST(true),
    /** The stack's files cannot be deployed. */
    INVALID_STACK(true),
    /** The goal does not run in the backend that was asked for. */
    BACKEND_NOT_SUPPORTED(true),
    /** A parameter is missing or malformed. */
    MISSING_PARAMETER(true),
    /** A file could not be read or written. */
    IO_ERROR(false),
    /** No credentials for OCI were found, or they cannot be used. */
    CREDENTIALS_NOT_FOUND(true),
    /** OCI did not answer. */
    CLOUD_UNREACHABLE(false),
    /** OCI answered that it is too busy, or in trouble (429, 5xx). */
    CLOUD_IN_TROUBLE(false),
    /** Maven is offline, and the cloud is not on this machine. */
    OFFLINE(true),
    /** OCI answered with an error. */
    CLOUD_REFUSED(true),
    /** A bucket holds something else under the names that a bundle has there. */
    BUCKET_IN_USE(true),
    /** The stack to work on does not exist. */
    STACK_NOT_FOUND(true),
    /** Several stacks could be the one meant. */
    STACK_AMBIGUOUS(true),
    /** Another job works on the stack. */
    STACK_BUSY(true),
    /** A plan is not any more what an apply would do. */
    PLAN_OUTDATED(true),
    /** A plan would destroy or replace what holds data. */
    DATA_LOSS(true),
    /** A question before a change was not answered with yes. */
    NOT_CONFIRMED(true),
    /** A plan is not empty, and that was not to be. */
    CHANGES_FOUND(true),
    /** The outputs of a stack may no longer be true: a later job failed, is running or changed resources. */
    OUTPUTS_STALE(true),
    /** The job in Resource Manager failed. */
    JOB_FAILED(true),
    /** The job in Resource Manager was canceled. */
    JOB_CANCELED(true),
    /** The group that deploys has not all the rights that the configuration needs. */
    POLICY_MISSING(true),
    /** The stack is deployed, but its store does not answer as it should. */
    STORE_NOT_ANSWERING(true),
    /** A registry of container images did not answer. */
    REGISTRY_UNREACHABLE(false),
    /** A registry of container images answered with an error. */
    REGISTRY_REFUSED(true),
    /** A container image could not be built. */
    IMAGE_FAILED(false),
    /** The container engine does not have the image. */
    IMAGE_NOT_FOUND(true),
    /** No container engine was found, or it does not work. */
    NO_CONTAINER_ENGINE(true),
    /** This run was interrupted; what it started in the cloud may go on. */
    INTERRUPTED(false);

    private final boolean userCanMend;

    FailureCode(boolean userCanMend) {
        this.userCanMend = userCanMend;
    }

    /** Whether the user can mend the cause in their files, parameters or tenancy; otherwise the environment broke. */
    public boolean userCanMend() {
        return userCanMend;
    }
}
