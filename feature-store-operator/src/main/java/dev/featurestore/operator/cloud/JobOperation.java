package dev.featurestore.operator.cloud;

import java.util.Locale;

/** What a job does, as Resource Manager names it. */
public enum JobOperation {
    /** Lists what an apply would do; changes no resource. */
    PLAN,
    /** Creates, updates and destroys resources as the configuration says. */
    APPLY,
    /** Destroys all resources. */
    DESTROY,
    /** Replaces the state. */
    IMPORT_TF_STATE,
    /** Plans the return to the configuration of an earlier job. */
    PLAN_ROLLBACK,
    /** Returns to the configuration of an earlier job. */
    APPLY_ROLLBACK,
    /** One that this version does not know. */
    OTHER;

    /** Its name in a sentence, such as {@code apply}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether such a job may change resources or the state. */
    public boolean changes() {
        return this != PLAN && this != PLAN_ROLLBACK;
    }
}
