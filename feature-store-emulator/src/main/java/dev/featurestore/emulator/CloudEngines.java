package dev.featurestore.emulator;

import dev.featurestore.emulator.engine.AnnouncedEngine;
import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.FaultPlan;
import dev.featurestore.emulator.engine.GatewayPorts;
import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.emulator.engine.StateAddress;
import dev.featurestore.emulator.engine.builtin.BuiltInEngine;
import dev.featurestore.emulator.settings.ControlFile;
import dev.featurestore.emulator.settings.Settings;
import dev.featurestore.emulator.settings.Settings.Failures;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.terraform.Existence;
import dev.featurestore.emulator.terraform.TerraformEngines;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The engines of clouds outside of tests. */
final class CloudEngines {

    private CloudEngines() {}

    /** Chooses the engine of a cloud at its start. */
    static EngineOpener opener(EmbeddedCloudOptions options, Clock clock) {
        return (directory, tenancy, gateways) -> {
            TerraformEngines terraform = terraform(options, directory, tenancy, clock, gateways);
            return new Engines(options, terraform, clock, gateways);
        };
    }

    /** Terraform where it is available, otherwise the built-in engine. */
    private record Engines(EmbeddedCloudOptions options, TerraformEngines terraform, Clock clock, GatewayPorts gateways)
            implements EngineFactory {

        @Override
        public Engine engine(Settings settings, double speed) {
            FaultPlan faults = new SettingsFaults(settings);
            Existence existence = new Existence(ControlFile.in(options.directory()), settings.exists());
            return terraform
                    .engine(speed, faults, settings.drift(), existence)
                    .orElseGet(() -> new AnnouncedEngine(
                            new BuiltInEngine(clock, JobEngines.sleeper(), speed, faults, gateways),
                            terraform.whyNot()));
        }

        @Override
        public String description() {
            return terraform.program().orElseGet(EngineFactory.super::description);
        }
    }

    private static TerraformEngines terraform(
            EmbeddedCloudOptions options,
            PrivateDirectory directory,
            Tenancy tenancy,
            Clock clock,
            GatewayPorts gateways) {
        try {
            return TerraformEngines.open(options.engines(), directory, tenancy, clock, gateways);
        } catch (IOException e) {
            throw new UnusableEngineException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The simulated failures of the settings. */
    private record SettingsFaults(Settings settings) implements FaultPlan {

        @Override
        public Optional<String> failureOf(ResourceAction action, String address) {
            return setting(settings.failAt(), address).flatMap(failures -> of(failures, action));
        }

        /** The setting of an instance, or of its block. */
        private static <T> Optional<T> setting(Map<String, T> settings, String address) {
            return Optional.ofNullable(settings.get(address))
                    .or(() -> Optional.ofNullable(settings.get(StateAddress.block(address))));
        }

        private static Optional<String> of(Failures failures, ResourceAction action) {
            return switch (action) {
                case CREATE -> failures.create();
                case UPDATE -> failures.update();
                case DELETE -> failures.delete();
            };
        }

        @Override
        public Optional<Duration> slowness(String type, String address) {
            return setting(settings.slow(), address)
                    .or(() -> Optional.ofNullable(settings.slow().get(type)));
        }
    }
}
