package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.EngineOperation;

/** Resource Manager's operations of jobs that are served here. */
enum ServedOperation {
    PLAN,
    APPLY,
    DESTROY,
    IMPORT_TF_STATE;

    /** What the engine does for it; an import needs none. */
    EngineOperation engineOperation() {
        return switch (this) {
            case PLAN -> EngineOperation.PLAN;
            case APPLY -> EngineOperation.APPLY;
            case DESTROY -> EngineOperation.DESTROY;
            case IMPORT_TF_STATE -> throw new IllegalStateException("no engine imports a state");
        };
    }
}
