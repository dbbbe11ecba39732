package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.engine.EngineOperation;
import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.FaultPlan;
import dev.featurestore.emulator.engine.GatewayPorts;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.engine.JobRequest;
import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.emulator.engine.ResourceTypes;
import dev.featurestore.emulator.engine.SavedPlan;
import dev.featurestore.emulator.engine.Sleeper;
import dev.featurestore.emulator.engine.StopRequest;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.terraform.module.Resource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rehearses jobs without Terraform, block by block: a block with {@code count} or {@code for_each} is created once, or
 * not at all if its variables decide that. A configuration that it refuses, Terraform refuses too; one that it accepts,
 * Terraform may still refuse.
 */
public final class BuiltInEngine implements Engine {

    /** Resource Manager's Terraform; the engine writes its log and files in the form of this version. */
    public static final String TERRAFORM_VERSION = "1.5.7";

    private final Clock clock;
    private final Sleeper sleeper;
    private final double speed;
    private final FaultPlan faults;
    private final GatewayPorts gateways;
    private final ResourceTypes types = new ResourceTypes();

    /**
     * @param clock the clock for the dates of plans
     * @param sleeper waits for the duration of changes
     * @param speed speed relative to OCI, above 0; the log has OCI's durations
     * @param faults simulated failures of resources
     * @param gateways addresses for new API gateways
     * @throws IllegalArgumentException if the speed is not above 0
     */
    public BuiltInEngine(Clock clock, Sleeper sleeper, double speed, FaultPlan faults, GatewayPorts gateways) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, but is " + speed);
        }
        this.clock = clock;
        this.sleeper = sleeper;
        this.speed = speed;
        this.faults = faults;
        this.gateways = gateways;
    }

    @Override
    public JobOutcome run(JobRequest request, LogSink log, StopRequest cancellation) throws InterruptedException {
        TerraformLogWriter terraform = new TerraformLogWriter(log);
        terraform.begin(speed);
        try {
            if (request.plan().isPresent() && request.plan().get().stale()) {
                throw stale(request.plan().get());
            }
            CheckedConfiguration configuration =
                    ConfigurationLoader.load(UploadedBundle.read(request.bundle()), request.workingDirectory());
            configuration.checkReferences();
            SensitivityChecker.check(configuration);
            InputVariables inputs = InputVariables.of(configuration, request.variables());
            Set<String> leftOut = LeftOut.of(configuration, inputs);
            Graph graph = GraphBuilder.build(configuration, inputs, leftOut);
            State state = StateJson.read(request.priorState(), request.jobId());
            boolean destroy = request.operation() == EngineOperation.DESTROY;
            BuiltInPlan plan = BuiltInPlanner.apply(configuration, graph, inputs, state, leftOut);
            if (destroy) {
                plan = BuiltInPlanner.destroy(state);
            }
            refresh(configuration, state, leftOut, terraform);
            terraform.plan(plan, state.outputs(), destroy);
            if (cancellation.requested()) {
                terraform.interrupted();
                return canceled(Optional.empty());
            }
            if (request.operation() == EngineOperation.PLAN) {
                byte[] json = PlanJson.write(plan, inputs, state, leftOut, clock.instant());
                return new JobOutcome(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(json),
                        Optional.of(PlanJson.binary(json)),
                        List.of());
            }
            Executor executor = new Executor(
                    configuration,
                    state,
                    new PlainValues(inputs, state, leftOut, false),
                    new Executor.Environment(
                            request.region(),
                            speed,
                            sleeper,
                            faults,
                            types,
                            terraform,
                            cancellation,
                            () -> gateways.open(request.stackId()),
                            new UniqueNames(request.otherStates())));
            executor.run(plan);
            PlainValues values = new PlainValues(inputs, state, leftOut, true);
            List<PlannedOutput> outputs =
                    destroy ? List.of() : Outputs.of(configuration.root(), values, address -> false);
            return outcome(executor, state, outputs, destroy, terraform);
        } catch (JobFailedException e) {
            terraform.errors(e.diagnostics());
            return failed(e.code(), e.diagnostics().get(0), Optional.empty());
        }
    }

    private static JobFailedException stale(SavedPlan plan) {
        return new JobFailedException(Diagnostic.nowhere(
                "Saved plan is stale",
                "The plan of the job " + plan.jobId()
                        + " can no longer be applied because the state was changed by another operation after the"
                        + " plan was created."));
    }

    private static void refresh(
            CheckedConfiguration configuration, State state, Set<String> leftOut, TerraformLogWriter log) {
        for (ModuleInstance instance : configuration.root().tree()) {
            for (Resource resource : instance.module().resources()) {
                if (resource.mode() == Resource.Mode.DATA && !leftOut.contains(instance.address(resource))) {
                    log.read(instance.address(resource));
                }
            }
        }
        state.entries().forEach(log::refresh);
    }

    private static JobOutcome outcome(
            Executor executor, State state, List<PlannedOutput> outputs, boolean destroy, TerraformLogWriter log) {
        if (executor.canceled()) {
            log.interrupted();
            log.errors(executor.errors());
            return canceled(Optional.of(StateJson.write(state)));
        }
        if (!executor.errors().isEmpty()) {
            log.errors(executor.errors());
            return failed(
                    JobFailedException.EXECUTION_ERROR, executor.errors().get(0), Optional.of(StateJson.write(state)));
        }
        state.outputs(Outputs.json(outputs));
        if (destroy) {
            log.destroyed(executor.done(ResourceAction.DELETE));
        } else {
            log.applied(
                    executor.done(ResourceAction.CREATE),
                    executor.done(ResourceAction.UPDATE),
                    executor.done(ResourceAction.DELETE),
                    outputs);
        }
        return new JobOutcome(
                false,
                Optional.empty(),
                Optional.of(StateJson.write(state)),
                Optional.empty(),
                Optional.empty(),
                Outputs.values(outputs));
    }

    private static JobOutcome canceled(Optional<byte[]> state) {
        return new JobOutcome(true, Optional.empty(), state, Optional.empty(), Optional.empty(), List.of());
    }

    private static JobOutcome failed(String code, Diagnostic first, Optional<byte[]> state) {
        return new JobOutcome(
                false,
                Optional.of(new Failure(code, first.message())),
                state,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
