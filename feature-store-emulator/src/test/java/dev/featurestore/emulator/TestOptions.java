package dev.featurestore.emulator;

import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.SettingsReader;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.nio.file.Path;

/** Options of clouds in tests: the files of a job are there at once, for nothing is to wait without need. */
final class TestOptions {

    private TestOptions() {}

    static EmbeddedCloudOptions in(Path directory) {
        return with(directory, EmbeddedCloudOptions.DEFAULT_SPEED);
    }

    /** @param keysAndValues settings by their keys, as start options give them */
    static EmbeddedCloudOptions with(Path directory, double speed, String... keysAndValues) {
        Settings settings = SettingsReader.with(Settings.atSpeed(speed), "jobFilesLate", "0");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings = SettingsReader.with(settings, keysAndValues[i], keysAndValues[i + 1]);
        }
        return new EmbeddedCloudOptions(directory, 0, settings, EngineOptions.BUILT_IN);
    }
}
