package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.FaultPlan;
import dev.featurestore.emulator.settings.Settings.Drift;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The engines of one cloud that run Terraform, if there is one. */
public final class TerraformEngines {

    private final List<String> whyNot;
    private final Optional<TerraformBinary> binary;
    private final StandIns standIns;
    private final JobFolders folders;

    private TerraformEngines(TerraformChooser.Found found, StandIns standIns, JobFolders folders) {
        this.binary = found.binary();
        this.whyNot = found.whyNot();
        this.standIns = standIns;
        this.folders = folders;
    }

    /**
     * Looks for Terraform, and clears away what a killed cloud left.
     *
     * @param options what was asked for
     * @param directory folder for resources and jobs; used by nobody else
     * @param tenancy the cloud's tenancy
     * @param clock gives the times of resources
     * @throws IOException if a program or a file was named that cannot be used; the message says why
     */
    public static TerraformEngines open(EngineOptions options, PrivateDirectory directory, Tenancy tenancy, Clock clock)
            throws IOException {
        try {
            String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
            TerraformChooser.Found found = new TerraformChooser(path).find(options.choice());
            JobFolders folders = JobFolders.open(directory.folder("jobs"));
            return new TerraformEngines(
                    found, StandIns.open(options.providerSchema(), directory, tenancy, clock), folders);
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
     */
    public Optional<Engine> engine(double speed, FaultPlan faults, Map<String, Drift> drift) {
        return binary.map(
                program -> new TerraformEngine(program, folders, standIns, new JobSettings(speed, faults, drift)));
    }

    /** Why there is none, and how to get it. */
    public List<String> whyNot() {
        return whyNot;
    }
}
