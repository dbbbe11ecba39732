package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.JobOperation;

/** Resource Manager's operations of jobs that are served here. */
enum Operation {
    PLAN,
    APPLY,
    DESTROY,
    IMPORT_TF_STATE;

    /** What the engine does for it; an import needs none. */
    JobOperation engineOperation() {
        return switch (this) {
            case PLAN -> JobOperation.PLAN;
            case APPLY -> JobOperation.APPLY;
            case DESTROY -> JobOperation.DESTROY;
            case IMPORT_TF_STATE -> throw new IllegalStateException("no engine imports a state");
        };
    }
}
