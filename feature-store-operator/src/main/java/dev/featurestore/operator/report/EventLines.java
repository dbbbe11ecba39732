package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.estimate.EstimateWords;
import dev.featurestore.operator.estimate.JobEstimate;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.joblog.LogEvent;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.upgrade.UpgradeWords;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.LineWidth;
import dev.featurestore.operator.words.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows the events of a job as lines: each finished resource, errors and warnings; at a terminal with a live block below
 * them of resources in progress. Other lines of the log are printed at the debug level.
 */
public final class EventLines implements Consumer<Event> {

    /** A job that takes less has no line with its estimate. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private final Console console;
    private final ConsoleLinks links;
    private final Clock clock;
    private final Optional<JobEstimate> estimate;
    private boolean estimated;
    private boolean showsPlan;
    private JobLines job;

    public EventLines(Console console) {
        this(console, ConsoleLinks.NONE);
    }

    /** @param links the link to each job that is followed is a line */
    public EventLines(Console console, ConsoleLinks links) {
        this(console, links, Optional.empty(), Clock.systemUTC());
    }

    /** @param estimate estimates the end of each job; it gets each event before these lines */
    public EventLines(Console console, ConsoleLinks links, Optional<JobEstimate> estimate) {
        this(console, links, estimate, Clock.systemUTC());
    }

    EventLines(Console console, ConsoleLinks links, Optional<JobEstimate> estimate, Clock clock) {
        this.estimate = estimate;
        this.console = console;
        this.links = links;
        this.clock = clock;
        this.job = new PlainJobLines(console, clock);
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.BundleSent bundle) {
            console.info(
                    bundle.sent() == 0
                            ? "Bucket " + bundle.bucket() + " already has the files of the stack"
                            : "Sent " + bundle.sent() + " of " + Count.of(bundle.files(), "file") + " to bucket "
                                    + bundle.bucket());
        } else if (event instanceof Event.StackCreated made) {
            named(
                    "Created stack " + StackFacts.name(made.stack()) + "  ",
                    made.stack().id());
        } else if (event instanceof Event.StackYielded yielded) {
            console.info("Another deployment created stack " + StackFacts.name(yielded.used()) + "  "
                    + yielded.used().id() + " at the same time: using that one.");
            if (yielded.deleted()) {
                console.info("Deleted the empty stack " + yielded.own().id());
            } else {
                warn(
                        "The stack that this run created was not deleted. If you do not need it, delete it:",
                        yielded.own());
            }
        } else if (event instanceof Event.StackUnused unused) {
            warn(
                    "Ignoring another stack named " + unused.name()
                            + ", which has no jobs. If you do not need it, delete it:",
                    unused.stack());
        } else if (event instanceof Event.DeploymentNameKept kept) {
            console.info("Keeping deployment_name " + kept.name() + ", with which the stack was deployed");
        } else if (event instanceof Event.DeploymentNameTaken taken) {
            warn(
                    "Stack " + StackFacts.name(taken.other()) + "  "
                            + taken.other().id()
                            + " in this compartment has the same deployment_name, " + taken.name()
                            + ". Resources of both stacks would have the same names, so creating them can fail. Set"
                            + " spec.variables.deployment_name to another name. If you do not need that stack, destroy it:",
                    taken.other());
        } else if (event instanceof Event.DriftKnown drift) {
            console.commands()
                    .lines(
                            "Stack " + StackFacts.name(drift.stack()) + " had drifted at "
                                    + Times.text(drift.checked())
                                    + ": resources differ from the state. A job that applies undoes that. To see it:",
                            Command.of(Goal.DRIFT))
                    .forEach(console::warn);
        } else if (event instanceof Event.DriftDetectionStarted started) {
            named("Started drift detection  ", started.workRequestId());
        } else if (event instanceof Event.DriftPlanned planned) {
            console.info(
                    "Comparing the resources by a plan job: Resource Manager does not detect drift after the last job, "
                            + StackFacts.kind(planned.last()) + " in state "
                            + planned.last().state() + ".");
        } else if (event instanceof Event.RollbackChosen chosen) {
            named(
                    "Rolling back to the apply job of "
                            + Times.text(chosen.target()
                                    .finished()
                                    .orElse(chosen.target().created())) + "  ",
                    chosen.target().id());
        } else if (event instanceof Event.RollbackJobRefused refused) {
            console.warn(refused.reason());
            console.warn("Applying the Terraform files and variables that the earlier job has recorded instead.");
        } else if (event instanceof Event.OutputsMissing missing) {
            console.warn(missing.reason());
        } else if (event instanceof Event.RollbackOfImages) {
            console.warn(
                    "Calls of the API fail for about two minutes: a rollback is one job, and starts the earlier version"
                            + " in place. Without downtime: apply the earlier configuration.");
        } else if (event instanceof Event.StackUpdated updated) {
            named(
                    "Updated stack " + StackFacts.name(updated.stack()) + "  ",
                    updated.stack().id());
        } else if (event instanceof Event.DisplayNameKept kept) {
            console.width()
                    .wrap("The Console shows stack " + kept.name() + " as "
                            + kept.stack().name() + ". That name stays; you can change it there.")
                    .forEach(console::info);
        } else if (event instanceof Event.ProtectionKept kept) {
            String name = StackFacts.name(kept.stack());
            String words = console.commands()
                    .words("Stack " + name + " is protected, though this configuration is not: a change that loses data"
                            + " needs the name of the stack. If another configuration protects it, check"
                            + " spec.stack_name. To remove the protection, apply with -Dfeaturestore.confirm="
                            + Commands.quoted(name));
            console.width().wrap(words).forEach(console::warn);
        } else if (event instanceof Event.ProtectionRemoved removed) {
            console.warn("Stack " + StackFacts.name(removed.stack()) + " is not protected any more.");
        } else if (event instanceof Event.Compared compared) {
            console.debug(compared::result);
        } else if (event instanceof Event.JobSubmitted submitted) {
            follow(submitted.job(), clock.instant());
            named(
                    "Submitted " + submitted.job().operation().words() + " job  ",
                    submitted.job().id());
            link(submitted.job());
        } else if (event instanceof Event.JobFound found) {
            follow(found.job(), found.job().created());
            console.info("Following " + found.job().operation().words() + " job "
                    + found.job().id() + ", which an earlier run submitted at "
                    + Times.text(found.job().created()));
            link(found.job());
        } else if (event instanceof Event.StackBusy busy) {
            console.warn("The stack is busy: waiting up to " + busy.timeout().toSeconds() + " s for "
                    + busy.holder().operation().words() + " job "
                    + busy.holder().id() + ", submitted at "
                    + Times.text(busy.holder().created()));
        } else if (event instanceof Event.UpgradePlanned planned) {
            UpgradeWords.summary(planned.upgrade())
                    .forEach(planned.upgrade().downtime().isPresent() ? console::warn : console::info);
        } else if (event instanceof Event.UpgradeStep step) {
            console.info("");
            console.info(
                    "Upgrade " + step.number() + " of " + step.of() + ": " + UpgradeWords.step(step.from(), step.to()));
        } else if (event instanceof Event.UpgradeStepFailed step) {
            console.warn("Upgrade " + step.number() + " of " + step.of() + " failed: "
                    + UpgradeWords.serving(step.from(), step.to()) + ".");
        } else if (event instanceof Event.ColorAwaited awaited) {
            console.info("Waiting for " + UpgradeWords.color(awaited.color(), awaited.colors())
                    + " to answer. Meanwhile " + UpgradeWords.serving(awaited.colors()) + ".");
        } else if (event instanceof Event.ColorAnswers answers) {
            console.info("Color " + answers.color() + " answers: " + answers.seen());
        } else if (event instanceof Event.Upgraded upgraded) {
            console.info("Upgraded without downtime in "
                    + Count.of(upgraded.upgrade().jobs(), "job") + ": "
                    + UpgradeWords.serving(upgraded.upgrade().change().wanted()) + ".");
        } else if (event instanceof Event.StillTrying trying) {
            console.warn(trying.text());
        } else if (event instanceof Event.Logged logged) {
            logged(logged.event());
        } else if (event instanceof Event.Looked looked) {
            if (looked.finished()) {
                job.end();
            } else {
                estimated();
                job.looked();
            }
        }
    }

    /** Prints the estimate once, where no live block has it. */
    private void estimated() {
        if (!estimated && job instanceof PlainJobLines) {
            Instant now = clock.instant();
            estimate.flatMap(JobEstimate::end)
                    .filter(end -> !end.isBefore(now.plus(SHORT)))
                    .ifPresent(end -> {
                        console.info("Estimate: " + new EstimateWords(end).leftAndEnd(now));
                        estimated = true;
                    });
        }
    }

    /** Prints a warning with the command that destroys a stack. */
    private void warn(String words, Stack stack) {
        console.commands()
                .lines(words, Command.ofStack(Goal.DESTROY, stack.id()))
                .forEach(console::warn);
    }

    /** Cuts the OCID if necessary; report.json and the list of jobs have all of it. */
    private void named(String words, String ocid) {
        console.info(console.width().cut(words, ocid, ""));
    }

    /** Prints the page of a job in the Console in whole, as a part of a URL is no link. */
    private void link(Job job) {
        links.job(job.id()).ifPresent(url -> console.info("  " + url));
    }

    private void logged(LogEvent event) {
        if (event instanceof LogEvent.Problem) {
            job.problem(event.text());
        } else if (event instanceof LogEvent.Other || (showsPlan && isOfPlan(event))) {
            job.other(event.text());
        } else {
            console.debug(event::text);
            if (event instanceof LogEvent.ResourceDone done) {
                job.done(done);
            } else if (event instanceof LogEvent.Step step) {
                job.step(step.step());
            }
        }
    }

    private static boolean isOfPlan(LogEvent event) {
        return event instanceof LogEvent.PlanCounts || event instanceof LogEvent.PlannedLoss;
    }

    private void follow(Job followed, Instant start) {
        // The plan of an apply job is not shown elsewhere.
        showsPlan = followed.operation() == JobOperation.APPLY;
        estimated = false;
        Progress progress =
                new Progress(clock, followed.operation().words(), start, () -> estimate.flatMap(JobEstimate::end));
        LineWidth width = console.width();
        job = console.live(columns -> progress.block(width.withColumns(columns)))
                ? new LiveJobLines(console, progress)
                : new PlainJobLines(console, clock);
    }
}
