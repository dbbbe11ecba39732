package dev.featurestore.operator.command;

import dev.featurestore.operator.ci.StepOutputs;
import dev.featurestore.operator.ci.StepSummary;
import dev.featurestore.operator.jobs.LocalLocks;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.values.RecordedValues;
import dev.featurestore.operator.values.Values;
import java.nio.file.Path;

/** The project that a goal runs in: its folders, the values of its placeholders, and the console. */
public final class Project {

    private final Console console;
    private final Path folder;
    private final FileNames names;
    private final ClassLoader bundledStack;
    private final RecordedValues values;
    private final ProblemReport problems;
    private final LocalLocks locks;

    /**
     * @param root the project folder: messages name the files below it relative to it, and its folder {@code
     *     .featurestore} keeps the journal
     * @param folder base folder of the path of a backend file
     * @param bundledStack class loader of the bundled stack's resources
     * @param values values of the placeholders in configuration files
     */
    public Project(Console console, Path root, Path folder, ClassLoader bundledStack, Values values) {
        this(console, root, folder, bundledStack, values, new LocalLocks());
    }

    /**
     * A project of which this process may run several goals at once.
     *
     * @param locks the same for all goals of the process
     */
    public Project(Console console, Path root, Path folder, ClassLoader bundledStack, Values values, LocalLocks locks) {
        this.locks = locks;
        this.console = console;
        this.folder = folder;
        this.names = new FileNames(root);
        this.bundledStack = bundledStack;
        this.values = new RecordedValues(values);
        this.problems = new ProblemReport(console, names.root(), values);
    }

    Console console() {
        return console;
    }

    /** Base folder of the path of a backend file. */
    Path folder() {
        return folder;
    }

    FileNames names() {
        return names;
    }

    ClassLoader bundledStack() {
        return bundledStack;
    }

    /** Values of the placeholders, with a record of those that were read. */
    RecordedValues values() {
        return values;
    }

    ProblemReport problems() {
        return problems;
    }

    /** Adds a page to the summary of a step in GitHub Actions, at the end of a run that begins now. */
    StepSummary summary(Path markdown) {
        return StepSummary.of(values, console, markdown);
    }

    /**
     * The outputs of a step in GitHub Actions.
     *
     * @throws dev.featurestore.operator.failure.FeatureStoreException {@code INVALID_PARAMETER} outside of a step
     */
    StepOutputs stepOutputs() {
        return StepOutputs.of(values, folder);
    }

    /** Waits until no other run of this process uses a stack. */
    LocalLocks.Held alone(StackKey stack) {
        return locks.take(
                stack, () -> console.info("Waiting for another run of this build on stack " + stack.stackName() + "."));
    }

    /** The folder for the journal. */
    Path memory() {
        return names.root().resolve(".featurestore");
    }
}
