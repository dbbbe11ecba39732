package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.EngineOperation;

/** The supported operations of Resource Manager's jobs. */
enum ServedOperation {
    PLAN,
    APPLY,
    DESTROY,
    IMPORT_TF_STATE,
    PLAN_ROLLBACK,
    APPLY_ROLLBACK;

    /** Whether it only plans changes. */
    boolean plans() {
        return this == PLAN || this == PLAN_ROLLBACK;
    }

    /** The engine's operation for it; an import has none. */
    EngineOperation engineOperation() {
        return switch (this) {
            case PLAN, PLAN_ROLLBACK -> EngineOperation.PLAN;
            case APPLY, APPLY_ROLLBACK -> EngineOperation.APPLY;
            case DESTROY -> EngineOperation.DESTROY;
            case IMPORT_TF_STATE -> throw new IllegalStateException("no engine imports a state");
        };
    }
}
