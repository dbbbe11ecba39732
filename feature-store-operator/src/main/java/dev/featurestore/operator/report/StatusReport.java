package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.KnownDrift;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.StackStatus;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.Fingerprint;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports the status of a stack, and what to do next.
 *
 * @param status the status
 * @param region its region
 * @param rehearsal whether it is in the embedded cloud
 * @param links the link to the stack is shown, and that to a job that runs or has failed
 * @param difference comparison of the configuration here with the deployed one
 * @param commands formats commands
 * @param now the time
 */
public record StatusReport(
        StackStatus status,
        String region,
        boolean rehearsal,
        ConsoleLinks links,
        Difference difference,
        Commands commands,
        Instant now) {

    /** Comparison of the configuration here with the deployed one. */
    public enum Difference {
        /** Both are equal. */
        NONE("matches the deployed one"),
        /** Other Terraform files. */
        FILES("differs from the deployed one in the Terraform files"),
        /** Other values. */
        VARIABLES("differs from the deployed one in variables"),
        /** Only another version of Terraform. */
        TERRAFORM("differs from the deployed one in the Terraform version"),
        /** Both. */
        BOTH("differs from the deployed one in Terraform files and variables"),
        /** Not comparable: the configuration is invalid, or its environment is another one here. */
        UNKNOWN("cannot be compared with the deployed one. To see why, verify it"),
        /** Not compared: parameters name the stack, or nothing is deployed. */
        NOT_ASKED("");

        private final String words;

        Difference(String words) {
            this.words = words;
        }

        boolean differs() {
            return this == FILES || this == VARIABLES || this == TERRAFORM || this == BOTH;
        }
    }

    /** For people; OCIDs have a line of their own. */
    public List<String> lines() {
        Stack stack = status.stack().stack();
        List<String> lines = new ArrayList<>();
        lines.add(
                "Stack " + StackFacts.name(stack) + ", region " + region + ", created " + Times.text(stack.created()));
        lines.add("  " + stack.id());
        lines.add("  in " + stack.compartmentId());
        links.stack(stack.id()).ifPresent(url -> lines.add("  " + url));
        lines.addAll(deployed());
        if (status.stack().drift().status() == KnownDrift.Status.DRIFTED) {
            lines.add("Drifted: a check"
                    + status.stack()
                            .drift()
                            .checked()
                            .map(at -> " at " + Times.text(at))
                            .orElse("")
                    + " found resources that differ from the state. To check again:");
            lines.add(commands.line(Command.of(Goal.DRIFT)));
        }
        status.running().ifPresent(job -> {
            lines.add("Running: " + StackFacts.kind(job) + ", " + job.state() + ", since "
                    + Times.age(job.created(), now));
            lines.add("  " + job.id());
            links.job(job.id()).ifPresent(url -> lines.add("  " + url));
        });
        status.failed().ifPresent(job -> {
            lines.add((job.state() == JobState.CANCELED ? "Canceled" : "Failed") + " since then: "
                    + StackFacts.kind(job) + " of " + Times.text(job.created()));
            lines.add("  " + job.id());
            job.failure().stream()
                    .flatMap(String::lines)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> lines.add("  " + line.stripTrailing()));
            links.job(job.id()).ifPresent(url -> lines.add("  " + url));
            if (job.operation().changes() && status.deployed().isPresent()) {
                lines.add("  Resources and outputs may differ from the deployed ones.");
            }
        });
        Next next = next();
        lines.add("Next: " + next.text());
        next.commands().forEach(command -> lines.add(commands.line(command)));
        return lines;
    }

    private List<String> deployed() {
        List<String> lines = new ArrayList<>();
        Optional<Job> deployed = status.deployed();
        if (deployed.isEmpty()) {
            lines.add(
                    status.settled().map(job -> "Destroyed " + when(job) + ".").orElse("Never deployed.") + " "
                            + resources());
            return lines;
        }
        Job job = deployed.get();
        lines.add((Fingerprint.isRollback(job) ? "Rolled back " : "Deployed ") + when(job) + ", with Terraform "
                + terraformVersion(job) + ". " + resources());
        lines.add("  " + job.id());
        Fingerprint.rolledBackTo(job).ifPresent(target -> lines.add("  to apply job " + target));
        String digest = job.freeformTags().get(Fingerprint.BUNDLE_TAG);
        if (digest != null) {
            lines.add("  sha256 " + digest);
        }
        if (difference != Difference.NOT_ASKED) {
            lines.add("The configuration here " + difference.words + ".");
            if (difference == Difference.UNKNOWN) {
                lines.add(commands.line(Command.of(Goal.VERIFY)));
            }
        }
        return lines;
    }

    private String terraformVersion(Job job) {
        return job.freeformTags()
                .getOrDefault(Fingerprint.TERRAFORM_TAG, status.stack().terraformVersion());
    }

    private String when(Job job) {
        Instant time = job.finished().orElse(job.created());
        return Times.text(time) + ", " + Times.age(time, now) + " ago";
    }

    private String resources() {
        return Count.of(status.resources(), "resource") + ".";
    }

    /**
     * What to do next.
     *
     * @param words as text
     * @param commands the commands for it
     */
    private record Next(String words, List<Command> commands) {

        Next(String words, Command... commands) {
            this(words, List.of(commands));
        }

        String text() {
            return words + (commands.isEmpty() ? "" : ":");
        }
    }

    private Next next() {
        if (status.running().isPresent()) {
            String job = status.running().get().id();
            return new Next(
                    "follow the job, or cancel it",
                    Command.ofJob(Goal.LOGS, job).with("featurestore.follow"),
                    Command.ofJob(Goal.CANCEL, job));
        }
        if (status.failed().isPresent()) {
            Job failed = status.failed().get();
            return new Next(
                    "read the log, fix the cause, then run the job again",
                    Command.ofJob(Goal.LOGS, failed.id()),
                    again(failed));
        }
        if (status.deployed().filter(Fingerprint::isRollback).isPresent() && difference != Difference.NONE) {
            return new Next(
                    "to keep this state, change the configuration to it. To undo the rollback",
                    Command.of(Goal.APPLY).with("featurestore.undoRollback"));
        }
        if (status.deployed().isPresent()) {
            return difference.differs()
                    ? new Next("deploy the configuration", Command.of(Goal.APPLY))
                    : new Next("nothing to do. To show the outputs", Command.of(Goal.OUTPUTS));
        }
        return status.settled().isPresent()
                ? new Next(
                        "deploy it again, or delete the empty stack", Command.of(Goal.APPLY), Command.of(Goal.DESTROY))
                : new Next("deploy it", Command.of(Goal.APPLY));
    }

    private Command again(Job failed) {
        return switch (failed.operation()) {
            case PLAN -> Command.of(Goal.PLAN);
            case DESTROY -> Command.of(Goal.DESTROY);
            case APPLY, APPLY_ROLLBACK, PLAN_ROLLBACK, IMPORT_TF_STATE, OTHER -> Command.of(Goal.APPLY);
        };
    }

    /** For programs: one document. */
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("rehearsal", rehearsal);
        json.put("stack", StackFacts.json(status.stack().stack(), region, links));
        json.put("resources", status.resources());
        json.put("deployed", status.deployed().map(this::deployed).orElse(null));
        boolean compared = difference != Difference.UNKNOWN && difference != Difference.NOT_ASKED;
        json.put("configurationDiffers", compared ? difference.differs() : null);
        json.put("drift", status.stack().drift().status().name());
        json.put(
                "driftChecked",
                status.stack().drift().checked().map(Instant::toString).orElse(null));
        json.put(
                "running",
                status.running().map(job -> StackFacts.json(job, links)).orElse(null));
        json.put("failed", status.failed().map(this::failed).orElse(null));
        Next next = next();
        json.put("next", next.words());
        json.put("nextCommands", next.commands().stream().map(commands::text).toList());
        return JsonText.of(json);
    }

    private Map<String, @Nullable Object> deployed(Job job) {
        Map<String, @Nullable Object> json = StackFacts.json(job, links);
        json.put("rolledBackTo", Fingerprint.rolledBackTo(job).orElse(null));
        json.put("terraformVersion", terraformVersion(job));
        json.put("bundleSha256", job.freeformTags().get(Fingerprint.BUNDLE_TAG));
        json.put("variablesSha256", job.freeformTags().get(Fingerprint.VARIABLES_TAG));
        return json;
    }

    private Map<String, @Nullable Object> failed(Job job) {
        Map<String, @Nullable Object> json = StackFacts.json(job, links);
        json.put("failure", job.failure().orElse(null));
        return json;
    }
}
