package dev.featurestore.operator.command;

import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.init.Conversation;
import dev.featurestore.operator.init.InitRequest;
import dev.featurestore.operator.init.Initializer;
import dev.featurestore.operator.init.SchemaFiles;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.init.Written;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.OverrideLines;
import dev.featurestore.operator.report.PlanFiles;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.RunRecord;
import dev.featurestore.operator.values.RecordedValues;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.verify.DefaultImages;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.StackVariables;
import dev.featurestore.operator.verify.Verified;
import dev.featurestore.operator.verify.Verifier;
import dev.featurestore.operator.words.Count;
import dev.featurestore.terraform.module.Variable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The operator: runs the requests of the Maven goals and of the container's main class, and reports on a console.
 *
 * <p>Every method fails with a {@link FeatureStoreException} that explains what failed, where, and what to do.
 */
public final class Operator {

    private final Console console;
    private final Path folder;
    private final FileNames names;
    private final ClassLoader bundledStack;
    private final RecordedValues values;
    private final Backends backends;
    private final ProblemReport report;

    /**
     * @param root the project folder: messages name the files below it relative to it, and its folder {@code
     *     .featurestore} keeps the journal
     * @param folder base folder of the path of a backend file
     * @param bundledStack class loader of the bundled stack's resources
     * @param values values of the placeholders in configuration files
     */
    public Operator(Console console, Path root, Path folder, ClassLoader bundledStack, Values values) {
        this.console = console;
        this.folder = folder;
        this.names = new FileNames(root);
        this.bundledStack = bundledStack;
        this.values = new RecordedValues(values);
        this.backends = new Backends(folder, names);
        this.report = new ProblemReport(console, names.root(), values);
    }

    /**
     * Writes the starter configuration.
     *
     * @param signIn selects the profile that has missing values
     * @param terminal where to ask for missing values; empty in batch mode
     */
    public void init(InitRequest request, SignIn signIn, Optional<Terminal> terminal) {
        Optional<String> config = configurationIn(request.output());
        Initializer initializer =
                new Initializer(bundledStack, console.commands().inFiles(config));
        Optional<Written> written = terminal.isPresent()
                ? initializer.init(request, new Conversation(terminal.get(), signIn))
                : Optional.of(initializer.init(request, signIn, console::info));
        if (written.isEmpty()) {
            console.info("No files were written.");
            return;
        }
        print(written.get());
        console.info("Next: check the configuration, and rehearse the deployment without an account:");
        for (Command command :
                List.of(Command.of(Goal.VERIFY), Command.of(Goal.APPLY).with("featurestore.cloud", "embedded"))) {
            Command there =
                    config.map(file -> command.with(Commands.CONFIG, file)).orElse(command);
            console.info(console.commands().line(there));
        }
    }

    /** The value of {@code featurestore.config} for the configuration in a folder; empty if it is the default. */
    private Optional<String> configurationIn(Path output) {
        Path here = folder.toAbsolutePath().normalize();
        Path written = output.toAbsolutePath().normalize();
        Path file = written.resolve(Initializer.CONFIGURATION);
        return written.equals(here)
                ? Optional.empty()
                : Optional.of((file.startsWith(here) ? here.relativize(file) : file).toString());
    }

    /** Writes the JSON Schemas of the configuration files. */
    public void schema(Path output, boolean overwrite) {
        print(new SchemaFiles().write(output, overwrite));
    }

    private void print(Written written) {
        written.written().forEach(file -> console.info("Wrote " + names.shown(file)));
        written.unchanged().forEach(file -> console.info("Unchanged: " + names.shown(file)));
    }

    /** Checks the configuration, and the backend file if one is set, and reports the problems of both. */
    public void verify(VerifyRequest request) {
        try (CloudSession session = new CloudSession(request.inputs().cloud(), console)) {
            verify(request, verifier(request.inputs(), session));
        }
    }

    private void verify(VerifyRequest request, Verifier verifier) {
        Source config = request.inputs().config();
        Verified<Deployable> verified = verifier.verify(config, request.inputs().overrides());
        List<Problem> problems = new ArrayList<>(verified.problems());
        boolean file = backends.isFile(request.backend());
        if (file) {
            problems.addAll(
                    verifier.verifyBackend(backends.file(request.backend())).problems());
        }
        boolean refused = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        if (request.json()) {
            report.json(problems);
        } else if (!refused) {
            report.lines(problems);
        }
        report.annotations(problems);
        if (refused) {
            throw request.json() ? Verified.failure(problems) : refusal(problems);
        }
        if (!file) {
            backends.known(request.backend(), path -> accepted(verifier.verifyBackend(path)));
        }
        if (!request.json()) {
            verified.value().ifPresent(deployable -> printOverrides(request.inputs(), deployable));
            console.info(config.shown(names) + " is valid and sets all required variables of the stack.");
            verified.value()
                    .map(DefaultImages::of)
                    .ifPresent(images -> images.lines().forEach(console::info));
            verified.value()
                    .flatMap(valid -> new StackVariables(valid.module()).deploymentName(valid.config()))
                    .filter(name -> name.derived() && name.sent().isPresent())
                    .ifPresent(name -> console.info("deployment_name of a new stack: " + name.value()
                            + ", derived from spec.stack_name. An existing stack keeps its own."));
        }
    }

    /** Prints size and digest of the bundled stack. */
    public void info() {
        Problems problems = new Problems("the bundled stack");
        StackFiles stack = StackReader.bundled(bundledStack, problems);
        if (problems.hasErrors()) {
            throw Verified.failure(problems.sorted());
        }
        Bundle bundle = new Bundler().bundle(stack);
        console.info("Bundled stack: " + size(bundle));
        console.info("  sha256 " + bundle.digest());
    }

    /** Packages the stack as a zip file. */
    public Path pack(Inputs inputs, Path zip) {
        try (CloudSession session = new CloudSession(inputs.cloud(), console)) {
            Deployable deployable = accepted(inputs, verifier(inputs, session));
            Bundle bundle = bundle(deployable);
            write(bundle, zip);
            console.info("Packaged the stack: " + names.shown(zip) + ", " + size(bundle));
            console.info("sha256 " + bundle.digest());
            return zip;
        }
    }

    private void write(Bundle bundle, Path zip) {
        try {
            Files.createDirectories(zip.getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip))) {
                bundle.writeZip(out);
            }
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR, "Cannot write " + names.shown(zip) + ": " + e, "Make the folder writable", e);
        }
    }

    /**
     * Deploys from this JVM, and waits for the job to finish.
     *
     * @return the stack's outputs; none after a dry run
     */
    public List<Output> apply(ApplyRequest request) {
        return apply(request, Optional.empty(), Optional.empty(), true);
    }

    /**
     * Deploys from this JVM or a container, depending on the backend, and waits for the job to finish.
     *
     * @param containers runs containers; empty where that is not possible
     * @param terminal the terminal to ask at; empty in batch mode
     * @param approved whether to ask only before a loss of data
     * @return the stack's outputs; none after a dry run. Those of a container contain no sensitive values
     */
    public List<Output> apply(
            ApplyRequest request,
            Optional<ContainerBackendRunner> containers,
            Optional<Terminal> terminal,
            boolean approved) {
        CloudAccess cloud = request.inputs().cloud();
        Optional<InterruptibleTerminal> question = terminal.map(InterruptibleTerminal::new);
        return interruptibly(
                Backends.isLocal(request.backend()) ? Signals.LOCAL_SECONDS : Signals.CONTAINER_SECONDS,
                () -> question.isPresent() && question.get().getAsBoolean(),
                () -> Rehearsal.marked(
                        cloud, console, () -> deploy(request, containers, question.map(asked -> asked), approved)));
    }

    /** As {@link #apply(ApplyRequest)}, without the lines that mark a rehearsal. */
    public List<Output> deploy(
            ApplyRequest request,
            Optional<ContainerBackendRunner> containers,
            Optional<Terminal> terminal,
            boolean approved) {
        RunRecord record =
                new RunRecord(JobOperation.APPLY, request.inputs().cloud().rehearsal(), console.commands());
        if (request.options().dryRun()) {
            return deploy(request, containers, terminal, approved, record);
        }
        ReportFiles files = new ReportFiles(request.results());
        files.clear();
        try {
            return deploy(request, containers, terminal, approved, record);
        } catch (FeatureStoreException e) {
            files.writeIfAbsent(record, e);
            throw e;
        }
    }

    private List<Output> deploy(
            ApplyRequest request,
            Optional<ContainerBackendRunner> containers,
            Optional<Terminal> terminal,
            boolean approved,
            RunRecord record) {
        request.options().plan().ifPresent(StackLocator::requirePlanJob);
        if (request.inputs().cloud().rehearsal() && request.options().detach()) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "featurestore.detach cannot be used with featurestore.cloud=embedded: the embedded cloud and its jobs"
                            + " end with this build",
                    "Remove featurestore.detach, or start an embedded cloud in its own process and set"
                            + " -Dfeaturestore.endpoint to its URL");
        }
        return packaged(
                request.inputs(),
                (verifier, verified, session) -> {
                    if (verified.value().isPresent()
                            && backends.known(request.backend(), path -> accepted(verifier.verifyBackend(path)))
                                    instanceof ContainerBackend container) {
                        // From here on the operator in the container prints all lines, warnings included.
                        return Optional.of(containers
                                .orElseThrow(Backends::noContainers)
                                .apply(
                                        request,
                                        container,
                                        backends.folder(request.backend()),
                                        verified.orThrow(),
                                        values,
                                        session));
                    }
                    return Optional.empty();
                },
                (deployable, bundle, session) -> new Apply(
                                console, names.root().resolve(".featurestore"), names, report, terminal, approved)
                        .run(request, deployable, bundle, session, record));
    }

    /**
     * Runs a plan job, and prints and writes its plan.
     *
     * @return whether the plan has changes
     */
    public boolean plan(PlanRequest request) {
        PlanFiles files = new PlanFiles(request.results());
        if (request.dryRun() && request.failOnChanges()) {
            throw FeatureStoreException.of(
                    FailureCode.CONFLICTING_PARAMETERS,
                    "featurestore.failOnChanges cannot be used with featurestore.dryRun: it needs a plan job, and a dry run"
                            + " does not run one",
                    "Remove one of the two");
        }
        if (!request.dryRun()) {
            files.clear();
        }
        RunRecord record =
                new RunRecord(JobOperation.PLAN, request.inputs().cloud().rehearsal(), console.commands());
        Supplier<Boolean> planned = () -> packaged(
                request.inputs(),
                (verifier, verified, session) -> Optional.empty(),
                (deployable, bundle, session) -> new Plan(console, names.root().resolve(".featurestore"), names, report)
                        .run(request, deployable, bundle, session, record));
        return interruptibly(
                Signals.LOCAL_SECONDS,
                () -> false,
                () -> Rehearsal.marked(request.inputs().cloud(), console, () -> {
                    try {
                        return planned.get();
                    } catch (FeatureStoreException e) {
                        if (!request.dryRun()) {
                            files.writeIfAbsent(record, e);
                        }
                        throw e;
                    }
                }));
    }

    private <T> T interruptibly(long seconds, BooleanSupplier asking, Supplier<T> run) {
        return Signals.interrupt(
                console,
                seconds,
                asking,
                failure -> failure.text(console.commands()).lines().forEach(console::error),
                run);
    }

    private interface Elsewhere<T> {
        /** The result, if the request was run elsewhere. */
        Optional<T> done(Verifier verifier, Verified<Deployable> verified, CloudSession session);
    }

    private interface Packaged<T> {
        T with(Deployable deployable, Bundle bundle, CloudSession session);
    }

    /** Verifies and packages a configuration, and runs work with it here, unless it was run elsewhere. */
    private <T> T packaged(Inputs inputs, Elsewhere<T> elsewhere, Packaged<T> here) {
        try (CloudSession session = new CloudSession(inputs.cloud(), console)) {
            Verifier verifier = verifier(inputs, session);
            Verified<Deployable> verified = verifier.verify(inputs.config(), inputs.overrides());
            Optional<T> done = elsewhere.done(verifier, verified, session);
            if (done.isPresent()) {
                return done.get();
            }
            Deployable deployable = accepted(verified);
            printOverrides(inputs, deployable);
            console.info("Verified " + inputs.config().shown(names));
            Bundle bundle = bundle(deployable);
            console.info("Packaged the stack: " + size(bundle));
            return here.with(deployable, bundle, session);
        }
    }

    /** Operations on an existing stack. */
    public StackOperations stack(StackRequest request) {
        return new StackOperations(
                console, names.root().resolve(".featurestore"), names, bundledStack, values, request);
    }

    /** Prints the policy statements that a group needs to deploy, or compares them with the existing policies. */
    public void policies(PoliciesRequest request) {
        try (CloudSession session = new CloudSession(request.inputs().cloud(), console)) {
            Deployable deployable = accepted(request.inputs(), verifier(request.inputs(), session));
            new Policies(console, names).run(request, deployable, session);
        }
    }

    private Verifier verifier(Inputs inputs, CloudSession session) {
        return new Verifier(names.root(), bundledStack, values, session, inputs.limits());
    }

    /** The configuration, if it is valid. Prints its overrides. */
    private Deployable accepted(Inputs inputs, Verifier verifier) {
        Deployable deployable = accepted(verifier.verify(inputs.config(), inputs.overrides()));
        printOverrides(inputs, deployable);
        return deployable;
    }

    private void printOverrides(Inputs inputs, Deployable deployable) {
        OverrideLines.of(
                        inputs.overrides(),
                        name -> deployable
                                .module()
                                .variable(name)
                                .filter(Variable::sensitive)
                                .isPresent())
                .forEach(console::info);
    }

    private <T> T accepted(Verified<T> verified) {
        T value = verified.value().orElseThrow(() -> refusal(verified.problems()));
        report.lines(verified.problems());
        return value;
    }

    /** The failure for problems. Prints them, except a single error, which is the failure's message. */
    private FeatureStoreException refusal(List<Problem> problems) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (errors.size() > 1 || !errors.get(0).paste().isEmpty()) {
            report.lines(problems);
            return Verified.failurePrinted(problems);
        }
        report.lines(problems.stream()
                .filter(problem -> problem.severity() != Severity.ERROR)
                .toList());
        return Verified.failure(problems);
    }

    private static Bundle bundle(Deployable deployable) {
        return new Bundler().bundle(deployable.stack());
    }

    private static String size(Bundle bundle) {
        int files = bundle.entries().size();
        return Count.of(files, "file") + ", " + (bundle.size() + 1023) / 1024 + " KiB";
    }
}
