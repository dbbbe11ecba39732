package dev.featurestore.emulator;

import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.Sleeper;
import dev.featurestore.emulator.engine.TimedEngine;
import dev.featurestore.emulator.resourcemanager.EngineSource;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.SettingsSource;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Creates each job's engine with the settings at the start of the job. */
final class JobEngines implements EngineSource {

    /** Does not wait, for a job with a configured duration. */
    private static final double AT_ONCE = 1e12;

    private final SettingsSource settings;
    private final EngineFactory engines;

    JobEngines(SettingsSource settings, EngineFactory engines) {
        this.settings = settings;
        this.engines = engines;
    }

    /** Sleeps. */
    static Sleeper sleeper() {
        return time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    @Override
    public Engine next() throws IOException {
        Settings now = settings.current();
        Engine engine = engines.engine(now, now.jobTakes().isPresent() ? AT_ONCE : now.speed());
        return now.jobTakes()
                .<Engine>map(time -> new TimedEngine(engine, time, sleeper()))
                .orElse(engine);
    }
}
