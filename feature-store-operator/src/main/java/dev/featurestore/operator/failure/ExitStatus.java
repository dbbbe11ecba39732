package dev.featurestore.operator.failure;

import dev.featurestore.operator.Main;

/** Exit statuses of the operator's own process: {@link Main}. */
public enum ExitStatus {
    /** All went well. */
    DONE(0, "done"),
    /** The job in Resource Manager failed, or was canceled, or the store does not answer that it deployed. */
    DEPLOYMENT_FAILED(1, "the deployment failed, or its store does not answer"),
    /** Configuration, stack or options are wrong. */
    WRONG_INPUT(2, "the input is wrong"),
    /** OCI does not answer, or is in trouble. */
    UNREACHABLE(3, "the cloud cannot be reached"),
    /** OCI lets nobody in, or does not do what it is asked for; or what is asked for would lose data. */
    REFUSED(4, "refused: credentials, policies, the state of the stack, or data that would be lost"),
    /** Something broke where the operator runs. */
    BROKEN(5, "something failed on this side: files, or the operator itself"),
    /** A plan that was to be empty is not. */
    CHANGES(6, "a plan that was to be empty is not"),
    /** SIGTERM or SIGINT came: 128 and the number of SIGTERM, as shells have it. */
    STOPPED(143, "stopped by a signal; a job that was submitted goes on");

    private final int status;
    private final String meaning;

    ExitStatus(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The number. */
    public int status() {
        return status;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** How a process ends that failed for a reason. */
    public static ExitStatus of(FailureCode code) {
        return switch (code) {
            case JOB_FAILED, JOB_CANCELED, STORE_NOT_ANSWERING -> DEPLOYMENT_FAILED;
            case INVALID_CONFIGURATION,
                    MISSING_CONFIGURATION,
                    FILES_EXIST,
                    INVALID_STACK,
                    BACKEND_NOT_SUPPORTED,
                    MISSING_PARAMETER,
                    INVALID_PARAMETER,
                    UNKNOWN_PARAMETER,
                    CONFLICTING_PARAMETERS,
                    INVALID_NETWORK_SETTING -> WRONG_INPUT;
            case CLOUD_UNREACHABLE, CLOUD_IN_TROUBLE, OFFLINE -> UNREACHABLE;
            case CREDENTIALS_NOT_FOUND,
                    CLOUD_REFUSED,
                    BUCKET_IN_USE,
                    STACK_NOT_FOUND,
                    STACK_AMBIGUOUS,
                    STACK_BUSY,
                    NO_JOB,
                    OUTPUT_NOT_AVAILABLE,
                    PLAN_OUTDATED,
                    OUTPUTS_STALE,
                    POLICY_MISSING,
                    DATA_LOSS,
                    NOT_CONFIRMED -> REFUSED;
            case CHANGES_FOUND -> CHANGES;
            case IO_ERROR,
                    REGISTRY_UNREACHABLE,
                    REGISTRY_REFUSED,
                    IMAGE_FAILED,
                    IMAGE_NOT_FOUND,
                    NO_CONTAINER_ENGINE,
                    INTERNAL_ERROR -> BROKEN;
            case INTERRUPTED -> STOPPED;
        };
    }

    /** Why a process failed that ended with a status, as far as that tells. */
    public static FailureCode codeOf(int status) {
        for (ExitStatus known : values()) {
            if (known.status == status) {
                return switch (known) {
                    case DEPLOYMENT_FAILED -> FailureCode.JOB_FAILED;
                    case WRONG_INPUT -> FailureCode.INVALID_CONFIGURATION;
                    case UNREACHABLE -> FailureCode.CLOUD_UNREACHABLE;
                    case REFUSED -> FailureCode.CLOUD_REFUSED;
                    case CHANGES -> FailureCode.CHANGES_FOUND;
                    case STOPPED -> FailureCode.INTERRUPTED;
                    case DONE, BROKEN -> FailureCode.IO_ERROR;
                };
            }
        }
        // The JVM's own, after SIGINT.
        return status == 130 ? FailureCode.INTERRUPTED : FailureCode.IO_ERROR;
    }
}
