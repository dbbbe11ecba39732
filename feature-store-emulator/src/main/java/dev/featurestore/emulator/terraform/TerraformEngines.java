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
import java.util.function.Consumer;

/** The Terraform engines of one cloud, if Terraform is available. */
public final class TerraformEngines {

    private final List<String> whyNot;
    private final Optional<Parts> parts;

    private TerraformEngines(List<String> whyNot, Optional<Parts> parts) {
        this.whyNot = whyNot;
        this.parts = parts;
    }

    /**
     * The parts that the jobs of a cloud share.
     *
     * @param binary the program that runs them
     * @param folders the folders in which they run
     * @param standIns the simulated OCI
     * @param installed the interface of an installed real provider
     * @param mirrors folders with installed providers
     * @param downloads downloaded modules
     * @param provisioners what jobs do with provisioners
     * @param debug receives the command lines of Terraform
     */
    record Parts(
            TerraformBinary binary,
            JobFolders folders,
            StandIns standIns,
            InstalledSchema installed,
            ProviderMirrors mirrors,
            ModuleDownloads downloads,
            Provisioners provisioners,
            Consumer<String> debug) {}

    /**
     * Searches Terraform, and deletes the files of a killed cloud.
     *
     * @param options the options for the engine
     * @param directory folder for resources and jobs, with no other files
     * @param tenancy the cloud's tenancy
     * @param clock the clock for times of resources
     * @param gateways addresses for new API gateways
     * @throws IOException if a configured program or file cannot be used; the message has the reason
     */
    public static TerraformEngines open(
            EngineOptions options, PrivateDirectory directory, Tenancy tenancy, Clock clock, GatewayPorts gateways)
            throws IOException {
        return open(options, directory, tenancy, clock, gateways, System.getenv());
    }

    /** Like the other method, with the environment that has the paths of programs and installed providers. */
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
            if (found.binary().isPresent()) {
                gateways.serve(standIns.live());
            }
            ProviderMirrors mirrors =
                    ProviderMirrors.of(environment, Path.of(System.getProperty("user.home", File.separator)));
            return new TerraformEngines(
                    found.whyNot(),
                    found.binary()
                            .map(binary -> new Parts(
                                    binary,
                                    folders,
                                    standIns,
                                    new InstalledSchema(
                                            binary, mirrors, folders, directory.folder("schemas"), options.debug()),
                                    mirrors,
                                    new ModuleDownloads(
                                            binary, folders, directory.folder("modules"), environment, options.debug()),
                                    options.provisioners(),
                                    options.debug())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while reading the version of Terraform", e);
        }
    }

    /**
     * Returns an engine for a job; empty without Terraform.
     *
     * @param speed speed of resources relative to OCI
     * @param faults simulated failures and durations of resources
     * @param drift changes of resources outside of Terraform, by address
     * @param existence existing resources
     */
    public Optional<Engine> engine(double speed, FaultPlan faults, Map<String, Drift> drift, Existence existence) {
        return parts.map(all -> new TerraformEngine(all, new JobSettings(speed, faults, drift, existence)));
    }

    /** The program that runs the jobs, and its version; empty without Terraform. */
    public Optional<String> program() {
        return parts.map(all -> all.binary().executable() + " (" + all.binary().versionLine() + ")");
    }

    /** The reason why Terraform is not used, and how to use it. */
    public List<String> whyNot() {
        return whyNot;
    }
}
