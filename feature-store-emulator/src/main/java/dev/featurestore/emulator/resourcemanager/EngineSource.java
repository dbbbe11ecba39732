package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.engine.Engine;
import java.io.IOException;

/** Gives each job its engine. */
@FunctionalInterface
public interface EngineSource {

    /**
     * The engine for a job that starts now.
     *
     * @throws IOException if there is none because its settings cannot be read; the message names the file
     */
    Engine next() throws IOException;
}
