package dev.featurestore.operator.failure;

/** Exit statuses of the operator's process in a container. */
public enum ExitStatus {
    /** The run succeeded. */
    DONE(0, "succeeded"),
    /** The job in Resource Manager failed or was canceled, or the deployed store does not answer. */
    DEPLOYMENT_FAILED(1, "the deployment failed, or the store does not answer"),
    /** The configuration, the stack or an option is invalid. */
    WRONG_INPUT(2, "invalid input"),
    /** OCI does not answer, or answers with server errors. */
    UNREACHABLE(3, "the cloud is not reachable"),
    /** OCI refused the credentials or a request, or the change would lose data. */
    REFUSED(4, "the cloud refused a request, or data would be lost"),
    /** The environment of the operator, or the operator itself, failed. */
    BROKEN(5, "any other failure"),
    /** A plan has changes, and must have none. */
    CHANGES(6, "the plan has changes"),
    /** Resources have drifted, and must not. */
    DRIFT(7, "the resources have drifted"),
    /** SIGTERM or SIGINT: 128 plus the number of SIGTERM, as in shells. */
    STOPPED(143, "stopped by a signal; a job that was submitted continues");

    private final int status;
    private final String meaning;

    ExitStatus(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The exit status. */
    public int status() {
        return status;
    }

    /** Its description in the help. */
    public String meaning() {
        return meaning;
    }

    /** The exit status for a failure. */
    public static ExitStatus of(FailureCode code) {
        return switch (code) {
            case CONFIGURATIONS_FAILED, JOB_FAILED, JOB_CANCELED, STORE_NOT_ANSWERING, UPGRADE_STOPPED ->
                DEPLOYMENT_FAILED;
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
            case CLOUD_UNREACHABLE, CLOUD_IN_TROUBLE, CLOUD_ANSWER_INVALID, OFFLINE -> UNREACHABLE;
            case CREDENTIALS_NOT_FOUND,
                    CLOUD_REFUSED,
                    CLOUD_RUNNING,
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
                    ROLLED_BACK,
                    NOT_CONFIRMED -> REFUSED;
            case CHANGES_FOUND -> CHANGES;
            case DRIFT_FOUND -> DRIFT;
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

    /** The failure code for the exit status of a process. */
    public static FailureCode codeOf(int status) {
        for (ExitStatus known : values()) {
            if (known.status == status) {
                return switch (known) {
                    case DEPLOYMENT_FAILED -> FailureCode.JOB_FAILED;
                    case WRONG_INPUT -> FailureCode.INVALID_CONFIGURATION;
                    case UNREACHABLE -> FailureCode.CLOUD_UNREACHABLE;
                    case REFUSED -> FailureCode.CLOUD_REFUSED;
                    case CHANGES -> FailureCode.CHANGES_FOUND;
                    case DRIFT -> FailureCode.DRIFT_FOUND;
                    case STOPPED -> FailureCode.INTERRUPTED;
                    case DONE, BROKEN -> FailureCode.IO_ERROR;
                };
            }
        }
        // The JVM's exit status after SIGINT.
        return status == 130 ? FailureCode.INTERRUPTED : FailureCode.IO_ERROR;
    }
}
