package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.DeploymentOutcome;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.jobs.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The record of a run that ends before its own job has ended: it was refused, failed, was interrupted or detached. Its report has the fields of the other reports, with {@code operation}, and {@code code} of the failure.
 */
public final class RunRecord implements Consumer<Event> {

    private final JobOperation operation;
    private final boolean rehearsal;
    private final Commands commands;
    private final ConsoleLinks links;
    private @Nullable Stack stack;
    private @Nullable Job job;
    private boolean ended;
    private final UpgradeRecord upgrade = new UpgradeRecord();

    /** The record of a run that starts now, and of which no stack and no job are known. */
    public RunRecord(JobOperation operation, boolean rehearsal, Commands commands) {
        this(operation, rehearsal, commands, ConsoleLinks.NONE);
    }

    /** The record of a run that starts now. */
    public RunRecord(JobOperation operation, boolean rehearsal, Commands commands, ConsoleLinks links) {
        this.links = links;
        this.operation = operation;
        this.rehearsal = rehearsal;
        this.commands = commands;
    }

    @Override
    public void accept(Event event) {
        upgrade.accept(event);
        if (event instanceof Event.StackFound found) {
            stack = found.stack();
        } else if (event instanceof Event.StackCreated created) {
            stack = created.stack();
        } else if (event instanceof Event.StackUpdated updated) {
            stack = updated.stack();
        } else if (event instanceof Event.JobSubmitted submitted) {
            begun(submitted.job());
        } else if (event instanceof Event.JobFound found) {
            begun(found.job());
        } else if (event instanceof Event.Looked looked) {
            ended |= looked.finished();
        }
    }

    /** The jobs of an upgrade, in their order; empty if there was none. */
    public List<Map<String, Object>> upgradeJobs() {
        return upgrade.jobs();
    }

    private void begun(Job begun) {
        job = begun;
        ended = false;
    }

    /** The report of a failure. */
    Map<String, @Nullable Object> failed(FeatureStoreException failure) {
        Map<String, @Nullable Object> reason = new LinkedHashMap<>();
        reason.put("message", commands.words(failure.message()));
        reason.put("hint", commands.words(failure.hint()));
        reason.put(
                "commands",
                commands.known(failure.commands()).stream().map(commands::text).toList());
        return report(state(failure.code()), failure.code().name(), reason);
    }

    /** The report of a run that had nothing to do. */
    Map<String, @Nullable Object> nothing() {
        return report(JobState.SUCCEEDED.name(), null, null);
    }

    /** The report of a run whose job runs. */
    Map<String, @Nullable Object> running() {
        return report(JobState.IN_PROGRESS.name(), null, null);
    }

    /** The report of a run that does not wait for its job. */
    Map<String, @Nullable Object> detached(DeploymentOutcome.Detached detached) {
        stack = detached.stack();
        job = detached.job();
        return report(detached.job().state().name(), null, null);
    }

    /** REFUSED: the user must change something first. UNKNOWN: the end of a submitted job was not seen. */
    private String state(FailureCode code) {
        if (code == FailureCode.INTERRUPTED) {
            return "INTERRUPTED";
        }
        if (job != null && !ended) {
            return "UNKNOWN";
        }
        return code == FailureCode.JOB_CANCELED ? "CANCELED" : refuses(code) ? "REFUSED" : "FAILED";
    }

    private static boolean refuses(FailureCode code) {
        return switch (code) {
            case JOB_FAILED, CLOUD_REFUSED, POLICY_MISSING, STORE_NOT_ANSWERING, UPGRADE_STOPPED -> false;
            default -> code.userCanFix();
        };
    }

    private Map<String, @Nullable Object> report(
            String state, @Nullable String code, @Nullable Map<String, @Nullable Object> failure) {
        Map<String, @Nullable Object> json = ReportHead.of(rehearsal, operation, state);
        json.put("code", code);
        json.put("failure", failure);
        json.put("stack", stack == null ? null : named(stack));
        json.put("job", job == null ? null : StackFacts.reported(job, links));
        json.put("upgrade", upgrade.jobs().isEmpty() ? null : upgrade.jobs());
        json.put("outputs", Map.of());
        json.put("resources", List.of());
        return json;
    }

    private Map<String, @Nullable Object> named(Stack stack) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", stack.id());
        json.put("name", StackFacts.name(stack));
        json.put("compartmentId", stack.compartmentId());
        links.stack(stack.id()).ifPresent(url -> json.put(StackFacts.CONSOLE, url));
        return json;
    }
}
