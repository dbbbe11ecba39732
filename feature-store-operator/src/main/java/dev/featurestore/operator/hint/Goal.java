package dev.featurestore.operator.hint;

import java.util.Locale;

/** A goal that hints name. */
public enum Goal {
    APPLY,
    BUILD_IMAGE,
    CANCEL,
    CHECK,
    DESTROY,
    HELP,
    INIT,
    JOBS,
    LOGS,
    OUTPUTS,
    PLAN,
    STACKS,
    STATUS,
    VERIFY;

    /** Its name, as it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
