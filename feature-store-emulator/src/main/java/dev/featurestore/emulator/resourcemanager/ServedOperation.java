package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.EngineOperation;

/** The supported operations of Resource Manager's jobs. */
enum ServedOperation {
    PLAN,
    APPLY,
    DESTROY,
    IMPORT_TF_STATE;

    /** The engine's operation for it; an import has none. */
    EngineOperation engineOperation() {
        return switch (this) {
            case PLAN -> EngineOperation.PLAN;
            case APPLY -> EngineOperation.APPLY;
            case DESTROY -> EngineOperation.DESTROY;
            case IMPORT_TF_STATE -> throw new IllegalStateException("no engine imports a state");
        };
    }
}
