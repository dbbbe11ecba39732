package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Engine;
import java.io.IOException;

/** Creates an engine for each job. */
@FunctionalInterface
public interface EngineSource {

    /**
     * Returns the engine for a job that starts now.
     *
     * @throws IOException if its settings cannot be read; the message has the file
     */
    Engine next() throws IOException;
}
