package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.FaultPlan;
import dev.featurestore.emulator.engine.GatewayPorts;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engines of one cloud that run Terraform, if there is one. */
public final class TerraformEngines {

    private final List<String> whyNot;
    private final Optional<Parts> parts;

    private TerraformEngines(List<String> whyNot, Optional<Parts> parts) {
        this.whyNot = whyNot;
        this.parts = parts;
    }

    /**
     * What the jobs of a cloud have in common.
     *
     * @param binary what runs them
     * @param folders where they run
     * @param standIns what they find in place of OCI
     * @param installed the interface of an installed real provider
     * @param mirrors where providers are installed
     */
    record Parts(
            TerraformBinary binary,
            JobFolders folders,
            StandIns standIns,
            InstalledSchema installed,
            ProviderMirrors mirrors) {}

    /**
     * Looks for Terraform, and clears away what a killed cloud left.
     *
     * @param options what was asked for
     * @param directory folder for resources and jobs; used by nobody else
     * @param tenancy the cloud's tenancy
     * @param clock gives the times of resources
     * @param gateways where the API gateways answer that jobs make
     * @throws IOException if a program or a file was named that cannot be used; the message says why
     */
    public static TerraformEngines open(
            EngineOptions options, PrivateDirectory directory, Tenancy tenancy, Clock clock, GatewayPorts gateways)
            throws IOException {
        return open(options, directory, tenancy, clock, gateways, System.getenv());
    }

    /** The same with an environment that says where programs and installed providers are. */
    static TerraformEngines open(
            EngineOptions options,
            PrivateDirectory directory,
            Tenancy tenancy,
            Clock clock,
            GatewayPorts gateways,
            Map<String, String> environment)
            throws IOException {
        try {
            TerraformChooser.Found found =
                    new TerraformChooser(environment.getOrDefault("PATH", "")).find(options.choice());
            JobFolders folders = JobFolders.open(directory.folder("jobs"));
            StandIns standIns = StandIns.open(options.providerSchema(), directory, tenancy, clock, gateways);
            ProviderMirrors mirrors =
                    ProviderMirrors.of(environment, Path.of(System.getProperty("user.home", File.separator)));
            return new TerraformEngines(
                    found.whyNot(),
                    found.binary()
                            .map(binary -> new Parts(
                                    binary,
                                    folders,
                                    standIns,
                                    new InstalledSchema(binary, mirrors, folders, directory.folder("schemas")),
                                    mirrors)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Terraform was asked for its version", e);
        }
    }

    /**
     * An engine for a job; empty if there is no Terraform.
     *
     * @param speed how many times faster than OCI resources are made
     * @param faults which resources fail or are slow
     * @param drift what happens to resources behind Terraform's back, by their addresses
     * @param existence what others made
     */
    public Optional<Engine> engine(double speed, FaultPlan faults, Map<String, Drift> drift, Existence existence) {
        return parts.map(all -> new TerraformEngine(all, new JobSettings(speed, faults, drift, existence)));
    }

    /** Why there is none, and how to get it. */
    public List<String> whyNot() {
        return whyNot;
    }
}
