package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.EngineOperation;
import dev.featurestore.emulator.engine.Failure;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.JobOutcome;
import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.engine.StopRequest;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.module.RehearsedProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The commands of a job. */
final class TerraformJob {

    private static final String NO_INPUT = "-input=false";
    private static final String NO_COLOR = "-no-color";

    private final TerraformProcess terraform;
    private final Workspace workspace;
    private final StateServer state;
    private final boolean saved;
    private final ResourceAddresses addresses;
    private final LogSink log;

    /**
     * @param state has the state of the stack
     * @param saved whether the workspace has the plan to apply; otherwise the job creates its own
     * @param addresses receives the planned resources
     */
    TerraformJob(
            TerraformProcess terraform,
            Workspace workspace,
            StateServer state,
            boolean saved,
            ResourceAddresses addresses,
            LogSink log) {
        this.terraform = terraform;
        this.workspace = workspace;
        this.state = state;
        this.saved = saved;
        this.addresses = addresses;
        this.log = log;
    }

    JobOutcome run(EngineOperation operation, StopRequest cancellation) throws IOException, InterruptedException {
        TerraformProcess.Exit initialised = terraform.run(log, cancellation, "init", NO_INPUT, NO_COLOR);
        if (!initialised.succeeded()) {
            return init(initialised);
        }
        if (operation == EngineOperation.DESTROY) {
            return changed(
                    terraform.run(log, cancellation, "destroy", "-auto-approve", NO_INPUT, NO_COLOR), Json.object());
        }
        String plan = workspace.plan().toString();
        if (!saved) {
            TerraformProcess.Exit planned =
                    terraform.run(log, cancellation, "plan", "-out=" + plan, NO_INPUT, NO_COLOR);
            if (!planned.succeeded()) {
                return ended(planned, Optional.empty());
            }
        }
        if (cancellation.requested()) {
            return ended(new TerraformProcess.Exit(1, true, List.of()), Optional.empty());
        }
        byte[] shown = saved ? shownIfReadable(plan) : terraform.answer("show", "-json", NO_COLOR, plan);
        JsonNode json = Json.read(shown);
        addresses.planned(json);
        return operation == EngineOperation.PLAN
                ? new JobOutcome(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(shown),
                        Optional.of(Files.readAllBytes(workspace.plan())),
                        List.of())
                : changed(terraform.run(log, cancellation, "apply", NO_INPUT, NO_COLOR, plan), json);
    }

    /** Returns nothing for an unreadable plan: Terraform reports it at the apply. */
    private byte[] shownIfReadable(String plan) throws IOException, InterruptedException {
        try {
            return terraform.answer("show", "-json", NO_COLOR, plan);
        } catch (IOException e) {
            return Json.write(Json.object());
        }
    }

    private JobOutcome init(TerraformProcess.Exit exit) {
        boolean provider = exit.errors().stream().anyMatch(line -> line.contains("provider"));
        if (provider && !exit.interrupted()) {
            log.error("");
            log.error("The embedded cloud is offline: it replaces the providers oracle/oci and "
                    + RehearsedProviders.KUBERNETES
                    + " and the utility providers of hashicorp, and uses other providers only from the folders in which Terraform looks for"
                    + " installed ones, such as ~/.terraform.d/plugins. In the folder of the stack, on a machine"
                    + " with a network, run terraform get && terraform providers mirror ~/.terraform.d/plugins");
        }
        return ended(exit, Optional.empty());
    }

    private JobOutcome changed(TerraformProcess.Exit exit, JsonNode plan) throws IOException {
        Optional<byte[]> changed = state.state();
        if (!exit.succeeded()) {
            return ended(exit, changed);
        }
        List<OutputValue> outputs = StateFile.of(changed).outputs(plan);
        return new JobOutcome(false, Optional.empty(), changed, Optional.empty(), Optional.empty(), outputs);
    }

    private static JobOutcome ended(TerraformProcess.Exit exit, Optional<byte[]> state) {
        Optional<Failure> failure = exit.interrupted()
                ? Optional.empty()
                : Optional.of(new Failure(
                        JobFailedException.EXECUTION_ERROR,
                        TerraformErrors.first(exit.errors())
                                .orElse("Terraform ended with exit code " + exit.code() + ".")));
        return new JobOutcome(exit.interrupted(), failure, state, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Compares the state with the resources.
     *
     * @return the plan as JSON, with the differences
     * @throws IOException if Terraform fails; the log has its errors
     */
    byte[] refresh() throws IOException, InterruptedException {
        String plan = workspace.plan().toString();
        for (String[] command : List.of(
                new String[] {"init", NO_INPUT, NO_COLOR},
                new String[] {"plan", "-refresh-only", "-out=" + plan, NO_INPUT, NO_COLOR})) {
            TerraformProcess.Exit exit = terraform.run(log, () -> false, command);
            if (!exit.succeeded()) {
                throw new IOException("terraform " + command[0] + " ended with exit code " + exit.code());
            }
        }
        return terraform.answer("show", "-json", NO_COLOR, plan);
    }
}
