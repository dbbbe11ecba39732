package dev.featurestore.operator.command;

import dev.featurestore.operator.deploy.StackOutputs;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.JobOutputs;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.JobLogLines;
import dev.featurestore.operator.report.OutputList;
import dev.featurestore.operator.report.StackFacts;
import java.time.Clock;
import java.util.Random;

/** The goal {@code outputs}: prints the stack's outputs. */
public final class PrintOutputs {

    private final Project project;
    private final StackRequest request;

    public PrintOutputs(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
    }

    /** Prints the outputs of the last apply job. */
    public void run(OutputsRequest wanted) {
        Console console = project.console();
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect();
                OpenedStack opened = access.stack(session)) {
            OutputList outputs = new OutputList(outputs(opened, console), StackFacts.name(opened.stack()));
            outputs.warning().ifPresent(console::warn);
            if (wanted.name().isPresent()) {
                console.value(outputs.value(wanted.name().get(), wanted.allowStale()));
                return;
            }
            switch (wanted.form()) {
                case TABLE -> {
                    outputs.lines().forEach(console::info);
                    outputs.summary().forEach(console::info);
                }
                case JSON -> console.verbatim(outputs.json());
                case DOTENV -> {
                    outputs.dotenv().text().lines().forEach(console::verbatim);
                    outputs.dotenv().leftOut().forEach(console::warn);
                }
            }
        }
    }

    /**
     * The outputs of a stack.
     *
     * @throws FeatureStoreException {@code OUTPUT_NOT_AVAILABLE} if it is not deployed
     */
    static JobOutputs outputs(OpenedStack opened, Console console) {
        return new StackOutputs(
                        opened.resourceManager().jobs(),
                        Clock.systemUTC(),
                        new GrowingPollSchedule(new Random()),
                        new JobLogLines(console))
                .ofStack(opened.id())
                .orElseThrow(() -> FeatureStoreException.of(
                                FailureCode.OUTPUT_NOT_AVAILABLE,
                                "Stack " + StackFacts.name(opened.stack()) + " has no outputs: it is not deployed",
                                "Deploy it")
                        .suggesting(Command.of(Goal.APPLY)));
    }
}
