package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.DriftFailedException;
import dev.featurestore.emulator.engine.DriftedResource;
import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.StopRequest;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.provider.StandInProvider;
import dev.featurestore.provider.kubernetes.KubernetesProvider;
import dev.featurestore.provider.utility.UtilityProviders;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.terraform.module.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs jobs with a real Terraform or OpenTofu. */
final class TerraformEngine implements Engine {

    /** Time for Terraform to stop: it stops at once, except for provisioners of the configuration. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final TerraformEngines.Parts parts;
    private final JobSettings settings;

    TerraformEngine(TerraformEngines.Parts parts, JobSettings settings) {
        this.parts = parts;
        this.settings = settings;
    }

    /** A sequence of commands of a job. */
    private interface Work<R> {
        R with(TerraformJob job) throws IOException, InterruptedException;
    }

    @Override
    public JobOutcome run(JobRequest request, LogSink log, StopRequest cancellation) throws InterruptedException {
        announce(log);
        try {
            DataSourceFailures failures = new DataSourceFailures(log);
            JobOutcome outcome = in(
                    request.stackId(),
                    request,
                    failures,
                    cancellation,
                    job -> job.run(request.operation(), cancellation));
            if (failures.any()) {
                settings.existence().hint().forEach(log::error);
            }
            outcome.state().ifPresent(state -> parts.standIns().made(request.stackId(), state));
            return outcome;
        } catch (JobFailedException e) {
            if (cancellation.requested()) {
                return new JobOutcome(
                        true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
            }
            e.diagnostics().forEach(diagnostic -> diagnostic.lines().forEach(log::error));
            return new JobOutcome(
                    false,
                    Optional.of(new Failure(e.code(), e.diagnostics().get(0).message())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void announce(LogSink log) {
        log.info("REHEARSAL by the embedded cloud with " + parts.binary().versionLine() + ": nothing is deployed.");
        log.info("Resources are simulated with the schema of "
                + parts.standIns().types().source() + " "
                + parts.standIns().types().version() + ", about " + Math.round(settings.speed())
                + " times faster than in OCI.");
        log.info("");
    }

    private <R> R in(String purpose, JobRequest request, LogSink log, StopRequest cancellation, Work<R> work)
            throws IOException, InterruptedException, JobFailedException {
        UploadedBundle bundle = UploadedBundle.read(request.bundle());
        String rootModule = bundle.rootModule(request.workingDirectory());
        OfferedTypes types = new OfferedTypes(parts.standIns().types(), parts.installed());
        UsedProviders providers = new UsedProviders(parts.mirrors());
        JobModules modules = new JobModules(bundle, parts.downloads(), log, cancellation);
        List<Provisioner> provisioners = Preflight.check(modules, rootModule, types, providers);
        StateFile before = StateFile.of(request.priorState());
        for (StateFile.Instance instance : before.instances()) {
            // To destroy a resource that is not in the configuration any more, its type must be known.
            if (instance.type().startsWith("oci_")) {
                types.has(Resource.Mode.MANAGED, instance.type());
            }
        }
        for (String type : settings.existence().types()) {
            types.has(Resource.Mode.MANAGED, type);
        }
        types.note().ifPresent(log::info);
        providers.note().ifPresent(log::info);
        ResourceAddresses addresses = new ResourceAddresses(before);
        JobConditions conditions = new JobConditions(settings, addresses);
        parts.standIns().settle(request.stackId(), request.priorState(), before, settings.drift(), types.offered());
        try (JobFolders.Folder folder = parts.folders().make(purpose);
                StandInProvider provider =
                        parts.standIns().start(request, types.offered(), conditions, settings.existence())) {
            Workspace workspace =
                    Workspace.unpack(folder.directory().path(), modules.bundle(), rootModule, parts.mirrors());
            modules.install(rootModule, workspace.configuration(), workspace.data());
            if (parts.provisioners() == Provisioners.SKIP) {
                ProvisionerRemoval.from(workspace.configuration());
            }
            ProvisionerNotice.lines(request.operation(), parts.provisioners(), provisioners)
                    .forEach(log::info);
            JobSite site =
                    workspace.site(Clock.systemUTC(), log::info, parts.binary().executable(), parts.debug());
            for (String name : providers.standIns()) {
                UtilityProviders.add(provider, name, site);
            }
            if (providers.rehearsesKubernetes()) {
                KubernetesProvider.add(provider, parts.standIns().clusters(request, conditions));
            }
            if (request.plan().isPresent()) {
                PlanCopy.write(request.plan().get().file(), workspace.plan(), parts.provisioners());
            }
            try (StateServer state = StateServer.start(workspace.stateFolder(), request.priorState())) {
                TerraformProcess terraform = new TerraformProcess(
                        parts.binary().executable(),
                        workspace.directory(),
                        workspace.environment(provider.reattachProviders(), state.address(), request.variables()),
                        GRACE,
                        parts.debug());
                return work.with(new TerraformJob(
                        terraform, workspace, state, request.plan().isPresent(), addresses, log));
            }
        }
    }

    @Override
    public Optional<List<DriftedResource>> drift(JobRequest request) throws InterruptedException, DriftFailedException {
        List<String> errors = new ArrayList<>();
        try {
            JsonNode plan = Json.read(in(
                    "drift of " + request.stackId(),
                    request,
                    new ErrorsOnly(errors),
                    () -> false,
                    TerraformJob::refresh));
            return Optional.of(PlannedDrift.in(plan));
        } catch (JobFailedException e) {
            throw new DriftFailedException("Cannot detect drift: "
                    + e.diagnostics().stream()
                            .findFirst()
                            .map(Diagnostic::message)
                            .orElse(""));
        } catch (IOException e) {
            throw new DriftFailedException(
                    "Cannot detect drift: " + TerraformErrors.first(errors).orElse(String.valueOf(e.getMessage())));
        }
    }
}
