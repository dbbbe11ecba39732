package dev.featurestore.operator.hint;

import java.util.Locale;

/** A goal that hints suggest. */
public enum Goal {
    ADOPT,
    APPLY,
    BUILD_IMAGE,
    CANCEL,
    CHECK,
    CLOUD,
    CLOUD_STOP,
    DESTROY,
    DIFF,
    DRIFT,
    HELP,
    INIT,
    JOBS,
    LOGS,
    OUTPUTS,
    PLAN,
    POLICIES,
    ROLLBACK,
    STACKS,
    STATUS,
    VERIFY;

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
